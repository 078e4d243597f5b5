package import Spool
package import SystemPackage

extension SpoolFolders {
  /// Opens a spool whose lock this process has just given back.
  ///
  /// A process that another test is starting holds a copy of every descriptor, that of the lock
  /// too, until it has become its program; so the lock may be held for a moment longer.
  package static func openAgain(
    _ root: FilePath, calls: any FileSystemCalls = LinuxCalls()
  ) throws(SpoolError) -> SpoolFolders {
    let end = ContinuousClock.now.advanced(by: .seconds(20))
    while true {
      do throws(SpoolError) {
        return try open(root, calls: calls)
      } catch {
        guard case .heldByAnother = error.cause, ContinuousClock.now < end else { throw error }
      }
    }
  }
}
