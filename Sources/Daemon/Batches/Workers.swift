import Glibc

/// Threads that decide.
enum Workers {
  /// As many as the machine has processors, up to eight.
  static let count = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Runs work on a thread of its own, and returns at once. The work is done when the thread has
  /// been joined, or, where the system has no thread to give, when this returns.
  static func start(_ work: @escaping @Sendable () -> Void) -> Worker {
    let box = Unmanaged.passRetained(Box(work))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { argument in
        Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().work()
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      box.takeRetainedValue().work()
      return Worker(thread: nil)
    }
    return Worker(thread: thread)
  }

  private final class Box: Sendable {
    let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }
}

/// A thread that was started.
struct Worker {
  fileprivate let thread: pthread_t?

  /// Returns when the work is done.
  func join() {
    guard let thread else { return }
    pthread_join(thread, nil)
  }

  /// Lets the thread end by itself.
  func detach() {
    guard let thread else { return }
    pthread_detach(thread)
  }
}
