#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

_Static_assert(CLINUX_NOTIFY_CLOSE_WRITE == IN_CLOSE_WRITE, "the kernel's value");
_Static_assert(CLINUX_NOTIFY_MOVED_FROM == IN_MOVED_FROM, "the kernel's value");
_Static_assert(CLINUX_NOTIFY_MOVED_TO == IN_MOVED_TO, "the kernel's value");
_Static_assert(CLINUX_NOTIFY_CREATE == IN_CREATE, "the kernel's value");
_Static_assert(CLINUX_NOTIFY_DELETE == IN_DELETE, "the kernel's value");
_Static_assert(CLINUX_NOTIFY_DELETE_SELF == IN_DELETE_SELF, "the kernel's value");
_Static_assert(CLINUX_NOTIFY_MOVE_SELF == IN_MOVE_SELF, "the kernel's value");
_Static_assert(CLINUX_NOTIFY_UNMOUNT == IN_UNMOUNT, "the kernel's value");
_Static_assert(CLINUX_NOTIFY_OVERFLOW == IN_Q_OVERFLOW, "the kernel's value");
_Static_assert(CLINUX_NOTIFY_IGNORED == IN_IGNORED, "the kernel's value");
_Static_assert(CLINUX_NOTIFY_FOLDER == IN_ISDIR, "the kernel's value");

static int or_errno(int result) { return result < 0 ? -errno : result; }

int clinux_rename_noreplace(int from_folder, const char *from, int to_folder, const char *to) {
  return or_errno(renameat2(from_folder, from, to_folder, to, RENAME_NOREPLACE));
}

int clinux_syncfs(int fd) { return or_errno(syncfs(fd)); }

int clinux_lock(int fd) {
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  int result = or_errno(fcntl(fd, F_OFD_SETLK, &lock));
  return result == -EACCES ? -EAGAIN : result;
}

int clinux_is_locked(int fd) {
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  if (fcntl(fd, F_OFD_GETLK, &lock) < 0) return -errno;
  return lock.l_type != F_UNLCK;
}

int clinux_take_read_lease(int fd) {
  /* The default signal of a broken lease, SIGIO, would end the process; SIGURG is ignored. */
  if (fcntl(fd, F_SETSIG, SIGURG) < 0) return -errno;
  return or_errno(fcntl(fd, F_SETLEASE, F_RDLCK));
}

int clinux_epoll(void) { return or_errno(epoll_create1(EPOLL_CLOEXEC)); }

int clinux_epoll_add(int epoll, int fd) {
  struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
  return or_errno(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event));
}

int clinux_epoll_remove(int epoll, int fd) {
  return or_errno(epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL));
}

int clinux_epoll_wait(int epoll, int *ready, int room) {
  struct epoll_event events[16];
  int count = epoll_wait(epoll, events, room < 16 ? room : 16, -1);
  if (count < 0) return -errno;
  for (int i = 0; i < count; i++) ready[i] = events[i].data.fd;
  return count;
}

int clinux_eventfd(void) { return or_errno(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)); }

int clinux_wall_timer(void) {
  return or_errno(timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK));
}

int clinux_elapsed_timer(void) {
  return or_errno(timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK));
}

static int set(int fd, int flags, int64_t seconds, int64_t nanoseconds) {
  struct itimerspec when = {.it_value = {.tv_sec = seconds, .tv_nsec = nanoseconds}};
  return or_errno(timerfd_settime(fd, flags, &when, NULL));
}

int clinux_wall_timer_set(int fd, int64_t seconds, int64_t nanoseconds) {
  return set(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, seconds, nanoseconds);
}

int clinux_elapsed_timer_set(int fd, int64_t seconds, int64_t nanoseconds) {
  return set(fd, 0, seconds, nanoseconds);
}

int clinux_timer_stop(int fd) { return set(fd, 0, 0, 0); }

int clinux_timer_read(int fd) {
  uint64_t count;
  return read(fd, &count, sizeof count) < 0 ? -errno : 0;
}

int clinux_notify(void) { return or_errno(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)); }

int clinux_notify_add(int notify, int folder, uint32_t mask) {
  char path[40];
  snprintf(path, sizeof path, "/proc/self/fd/%d", folder);
  return or_errno(inotify_add_watch(notify, path, mask | IN_ONLYDIR));
}

int clinux_notify_remove(int notify, int watch) {
  return or_errno(inotify_rm_watch(notify, watch));
}

int clinux_signals(void) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGHUP);
  int failed = pthread_sigmask(SIG_BLOCK, &set, NULL);
  if (failed) return -failed;
  return or_errno(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

int clinux_signal_read(int fd) {
  struct signalfd_siginfo info;
  ssize_t count = read(fd, &info, sizeof info);
  if (count < 0) return errno == EAGAIN ? 0 : -errno;
  return (int)info.ssi_signo;
}
