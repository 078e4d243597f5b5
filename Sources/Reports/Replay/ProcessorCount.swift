internal import Glibc

/// How many processors there are to work with.
package enum ProcessorCount {
  /// Those that are switched on; one at least.
  package static var online: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
