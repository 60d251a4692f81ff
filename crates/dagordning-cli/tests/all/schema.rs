//! The committed schema is the one that the types give.

#[test]
fn the_committed_schema_is_current() {
    let committed = include_str!("../../../../schema/dagordning.schema.json");
    let committed: serde_json::Value = serde_json::from_str(committed).expect("JSON");
    assert_eq!(
        committed,
        dagordning::model::schema(),
        "write it anew: cargo run --release -- schema > schema/dagordning.schema.json"
    );
}
