use sentinel_api_types::{IngestRequest, Timestamp};
use serde_json::value::RawValue;

use super::Store;

impl Store {
    /// Keeps the entries of one ingest call: all or none.
    pub(crate) async fn add_entries(
        &self,
        key_id: &str,
        request: &IngestRequest<Box<RawValue>>,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let entries = serde_json::to_string(&request.entries)
            .map_err(|error| sqlx::Error::Encode(error.into()))?;
        sqlx::query(
            "INSERT INTO ledger_entries (key_id, run_id, agent_id, entry, received_at)
             SELECT ?1, ?2, ?3, entry.value, ?5 FROM json_each(?4) AS entry",
        )
        .bind(key_id)
        .bind(&request.run_id)
        .bind(&request.agent_id)
        .bind(entries)
        .bind(now.as_millis())
        .execute(&self.pool)
        .await?;
        Ok(())
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
