import Diagnostics
import Glibc
import SystemPackage

@testable import Daemon

/// A JSON text by the names of its members, as texts.
struct JSONText {
  let value: JSONValue

  init(_ text: String) throws {
    guard let value = JSONValue(parsing: text) else { throw NoJSON(text: text) }
    self.value = value
  }

  struct NoJSON: Error { let text: String }

  /// A member's text, or its compact JSON where it is none.
  subscript(name: String) -> String? {
    guard let member = value[name], !member.isNull else { return nil }
    return member.text ?? member.compact
  }

  /// The elements of a list.
  func list(_ name: String) -> [JSONText] {
    guard case .array(let elements)? = value[name] else { return [] }
    return elements.compactMap { try? JSONText($0.compact) }
  }
}

extension Office {
  /// In memory where there is room for it, since these tests write thousands of files.
  static func makeFolder() throws -> String {
    let place = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(place)/daemon-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Errno(rawValue: errno) }
    return String(cString: made)
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    let file = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { throw Errno(rawValue: errno) }
    defer { close(file) }
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else {
      throw Errno(rawValue: errno)
    }
  }

  /// Everything but folders below a folder.
  func listing(_ path: String) -> [String] {
    names(path).flatMap { name -> [String] in
      let below = path + "/" + name
      var status = stat()
      guard lstat(below, &status) == 0 else { return [] }
      guard status.st_mode & S_IFMT == S_IFDIR else { return [name] }
      return listing(below).map { name + "/" + $0 }
    }
  }

  func removeAll(_ path: String) {
    for name in names(path) where remove(path + "/" + name) != 0 { removeAll(path + "/" + name) }
    remove(path)
  }

  private func names(_ path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let start = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
      let name = String(cString: start.assumingMemoryBound(to: CChar.self))
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
