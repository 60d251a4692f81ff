//! The examples of the library, run as they are.

#[path = "../../../dagordning/examples/places.rs"]
mod places;
#[path = "../../../dagordning/examples/recognizer.rs"]
mod recognizer;
#[path = "../../../dagordning/examples/text.rs"]
mod text;

#[test]
fn a_text() {
    text::main().expect("the example runs");
}

#[test]
fn places_in_a_pdf() {
    places::main().expect("the example runs");
}

#[test]
fn a_recognizer_of_ones_own() {
    recognizer::main().expect("the example runs");
}
