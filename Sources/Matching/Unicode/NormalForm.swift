/// What a text is brought into.
enum NormalForm {
  /// NFC.
  case canonical
  /// NFKC.
  case compatibility
  /// As conditions compare: NFKC with case folding, simplified characters, single blanks.
  case folding
}
