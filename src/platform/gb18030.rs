//! GB 18030, the encoding of many Chinese programs, by the browser's own decoder.

use web_sys::{TextDecoder, TextDecoderOptions};

/// The text, or nothing when the bytes are not GB 18030 throughout.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
