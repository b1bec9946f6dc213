use sentinel_api_types::{IngestRequest, Timestamp};
use serde_json::value::RawValue;

use super::{Store, WRITE};

impl Store {
    /// Keeps the entries of one ingest call, each as it was sent: all or none.
    pub(crate) async fn add_entries(
        &self,
        key_id: &str,
        request: &IngestRequest<Box<RawValue>>,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let mut batch = self.pool.begin_with(WRITE).await?;
        for entry in &request.entries {
            sqlx::query(
                "INSERT INTO ledger_entries (key_id, run_id, agent_id, entry, received_at)
                 VALUES (?, ?, ?, ?, ?)",
            )
            .bind(key_id)
            .bind(&request.run_id)
            .bind(&request.agent_id)
            .bind(entry.get())
            .bind(now.as_millis())
            .execute(&mut *batch)
            .await?;
        }
        batch.commit().await
    }

    /// Keeps one intervention.
    pub(crate) async fn add_intervention(
        &self,
        id: &str,
        key_id: &str,
        intervention: &str,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "INSERT INTO interventions (id, key_id, intervention, received_at) VALUES (?, ?, ?, ?)",
        )
        .bind(id)
        .bind(key_id)
        .bind(intervention)
        .bind(now.as_millis())
        .execute(&self.pool)
        .await?;
        Ok(())
    }
}
