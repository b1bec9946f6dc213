use sentinel_api_types::{IngestRequest, Timestamp};
use serde_json::value::RawValue;

use super::{Store, WRITE, uses::key_was_used};

impl Store {
    /// Keeps the entries of one ingest call, each as it was sent, and that its key was used: all or
    /// nothing.
    pub(crate) async fn add_entries(
        &self,
        key_id: &str,
        request: &IngestRequest<Box<RawValue>>,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let mut batch = self.writer.begin_with(WRITE).await?;
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
        key_was_used(&mut batch, key_id, now).await?;
        batch.commit().await
    }

    /// Keeps one intervention, and that its key was used.
    pub(crate) async fn add_intervention(
        &self,
        id: &str,
        key_id: &str,
        intervention: &str,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let mut report = self.writer.begin_with(WRITE).await?;
        sqlx::query(
            "INSERT INTO interventions (id, key_id, intervention, received_at) VALUES (?, ?, ?, ?)",
        )
        .bind(id)
        .bind(key_id)
        .bind(intervention)
        .bind(now.as_millis())
        .execute(&mut *report)
        .await?;
        key_was_used(&mut report, key_id, now).await?;
        report.commit().await
    }
}
