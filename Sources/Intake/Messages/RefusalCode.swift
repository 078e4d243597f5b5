/// The stable words for all reasons to refuse a file or a row.
///
/// Senders' programs read them, so that none of them ever changes its meaning.
package enum RefusalCode: String, CaseIterable, Sendable {
  /// Breaks the grammar of its format, or has no header where one is needed.
  case syntax
  /// Holds bytes that are no text in the encoding that was expected.
  case encoding
  /// Longer than a limit, or of more values, columns or rows.
  case tooLarge = "too_large"
  /// Lists and objects inside each other beyond the limit.
  case tooDeep = "too_deep"
  /// A YAML alias without its anchor, or multiplied beyond the limit.
  case alias
  /// The same key or column twice.
  case duplicateKey = "duplicate_key"
  /// A number that no program can compare.
  case numberRange = "number_range"
  /// The file is a symbolic link.
  case symlink
  /// The file is a named pipe.
  case fifo
  /// The file is a socket.
  case socket
  /// The file is a device.
  case device
  /// A folder stands where a file should.
  case folder
  /// A folder inside a source's folder.
  case nestedFolder = "nested_folder"
  /// The name of the file cannot be used.
  case name
  /// The extension tells no format that is read.
  case unknownFormat = "unknown_format"
  /// A value is not of the kind that it must be.
  case type
  /// Something that must be there is not.
  case missing
  /// A text that must be a time is none, or lies where it cannot.
  case time
  /// The same id came before with other content.
  case conflict
  /// No ticket goes by that number or reference.
  case unknownTicket = "unknown_ticket"
  /// The ticket is in no state that the event fits.
  case state
  /// A score that is not a whole number from 1 to 5.
  case score
}
