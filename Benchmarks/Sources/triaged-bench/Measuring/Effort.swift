import Glibc

/// What the process has used so far, as the kernel counts it.
enum Effort {
  /// Seconds of processor time of the calling thread: others on the machine do not count.
  static var threadSeconds: Double { seconds(of: CLOCK_THREAD_CPUTIME_ID) }

  /// Seconds of processor time of all threads.
  static var processSeconds: Double { seconds(of: CLOCK_PROCESS_CPUTIME_ID) }

  /// Seconds by the clock on the wall.
  static var wallSeconds: Double { seconds(of: CLOCK_MONOTONIC) }

  /// The most memory that was resident at any moment, in bytes.
  static var peakMemory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss << 10
  }

  private static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
