#ifndef CLINUX_H
#define CLINUX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What glibc declares only under _GNU_SOURCE, or only as macros that Swift does not import.
   Every function returns 0 or more, or the negated errno. */

int clinux_rename_noreplace(int from_folder, const char *from, int to_folder, const char *to);
int clinux_syncfs(int fd);

/* A write lock of the open file: -EAGAIN while another holds it. */
int clinux_lock(int fd);
/* 1 while another holds it; takes nothing. */
int clinux_is_locked(int fd);

/* 0: nobody has the file open for writing, and a read lease is held until the descriptor is
   closed; -EAGAIN: somebody has; -EACCES, -EINVAL and others: this file cannot be leased. */
int clinux_take_read_lease(int fd);

int clinux_epoll(void);
int clinux_epoll_add(int epoll, int fd);
int clinux_epoll_remove(int epoll, int fd);
/* Blocks for ever; fills `ready` with at most `room` descriptors and returns how many. */
int clinux_epoll_wait(int epoll, int *ready, int room);
int clinux_eventfd(void);

/* Timers that fire at a moment of the wall clock (and fire at once, with -ECANCELED from
   clinux_timer_read, when that clock is set), or after a while that counts suspended time. */
int clinux_wall_timer(void);
int clinux_elapsed_timer(void);
int clinux_wall_timer_set(int fd, int64_t seconds, int64_t nanoseconds);
int clinux_elapsed_timer_set(int fd, int64_t seconds, int64_t nanoseconds);
int clinux_timer_stop(int fd);
int clinux_timer_read(int fd);

/* Blocks SIGTERM, SIGINT and SIGHUP in this thread and all that it starts, and makes a descriptor
   that becomes readable when one comes; clinux_signal_read gives the number of the next, 0 where
   there is none. */
int clinux_signals(void);
int clinux_signal_read(int fd);

#define CLINUX_NOTIFY_CLOSE_WRITE 0x00000008u
#define CLINUX_NOTIFY_MOVED_FROM 0x00000040u
#define CLINUX_NOTIFY_MOVED_TO 0x00000080u
#define CLINUX_NOTIFY_CREATE 0x00000100u
#define CLINUX_NOTIFY_DELETE 0x00000200u
#define CLINUX_NOTIFY_DELETE_SELF 0x00000400u
#define CLINUX_NOTIFY_MOVE_SELF 0x00000800u
#define CLINUX_NOTIFY_UNMOUNT 0x00002000u
#define CLINUX_NOTIFY_OVERFLOW 0x00004000u
#define CLINUX_NOTIFY_IGNORED 0x00008000u
#define CLINUX_NOTIFY_FOLDER 0x40000000u

int clinux_notify(void);
/* Watches the folder that `folder` is open on, not a path that somebody may have swapped. */
int clinux_notify_add(int notify, int folder, uint32_t mask);
int clinux_notify_remove(int notify, int watch);

#endif
