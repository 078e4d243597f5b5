// The file work of a triage and nothing else: what any program that takes files from an inbox,
// writes a result for each and survives a power cut at any moment has to pay.
//
//   file-work once SPOOL     all that is in SPOOL/inbox, then ends
//   file-work serve SPOOL    until it is killed
//
// A batch is whatever is there, up to 256 files: each is claimed by a rename and read, its result
// is written aside; one flush makes all results durable; results and originals are renamed to
// where they belong.

#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BATCH = 256, NAME = 256, LARGEST = 1 << 20 };

static int inbox, work, staged, dispatch, archive;
static char names[BATCH][NAME];
static char bytes[LARGEST];

static void fail(const char *what) {
  perror(what);
  exit(74);
}

static int folder(int parent, const char *name) {
  if (mkdirat(parent, name, 0750) != 0 && errno != EEXIST) fail(name);
  int descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail(name);
  return descriptor;
}

static void open_spool(const char *path) {
  int root = folder(AT_FDCWD, path);
  inbox = folder(root, "inbox");
  work = folder(root, "work");
  staged = folder(root, "staged");
  dispatch = folder(folder(root, "dispatch"), "desk");
  archive = folder(root, "archive");
}

static size_t read_whole(int parent, const char *name) {
  int file = openat(parent, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) fail(name);
  size_t length = 0;
  ssize_t count;
  while ((count = read(file, bytes + length, LARGEST - length)) > 0) length += (size_t)count;
  if (count < 0) fail(name);
  close(file);
  return length;
}

static void write_whole(int parent, const char *name, size_t length) {
  int file = openat(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
  if (file < 0) fail(name);
  if (write(file, bytes, length) != (ssize_t)length) fail(name);
  close(file);
}

static void process(int count) {
  for (int index = 0; index < count; index++) {
    if (renameat(inbox, names[index], work, names[index]) != 0) fail(names[index]);
    write_whole(staged, names[index], read_whole(work, names[index]));
  }
  if (syncfs(staged) != 0) fail("syncfs");
  for (int index = 0; index < count; index++) {
    if (renameat(staged, names[index], dispatch, names[index]) != 0) fail(names[index]);
    if (renameat(work, names[index], archive, names[index]) != 0) fail(names[index]);
  }
}

// Whether there was anything.
static int process_all(void) {
  int descriptor = openat(inbox, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *listing = descriptor < 0 ? NULL : fdopendir(descriptor);
  if (listing == NULL) fail("inbox");
  int count = 0, found = 0;
  struct dirent *entry;
  while ((entry = readdir(listing)) != NULL) {
    if (entry->d_name[0] == '.') continue;
    strcpy(names[count++], entry->d_name);
    found = 1;
    if (count < BATCH) continue;
    process(count);
    count = 0;
  }
  if (count > 0) process(count);
  closedir(listing);
  return found;
}

static void serve(void) {
  static char events[1 << 20] __attribute__((aligned(8)));
  int watch = inotify_init1(IN_CLOEXEC);
  char path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", inbox);
  if (watch < 0 || inotify_add_watch(watch, path, IN_MOVED_TO | IN_CLOSE_WRITE) < 0) fail("watch");
  while (process_all()) {
  }
  puts("ready");
  fflush(stdout);
  for (;;) {
    ssize_t length = read(watch, events, sizeof events);
    if (length <= 0) fail("watch");
    int count = 0;
    for (char *next = events; next < events + length;) {
      struct inotify_event *event = (struct inotify_event *)next;
      next += sizeof *event + event->len;
      if (event->mask & IN_Q_OVERFLOW) {
        process_all();
        continue;
      }
      if (event->len == 0 || event->name[0] == '.') continue;
      if (faccessat(inbox, event->name, F_OK, 0) != 0) continue;
      strcpy(names[count++], event->name);
      if (count < BATCH) continue;
      process(count);
      count = 0;
    }
    if (count > 0) process(count);
  }
}

int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "usage: file-work once|serve SPOOL\n");
    return 64;
  }
  open_spool(arguments[2]);
  if (strcmp(arguments[1], "serve") == 0) serve();
  while (process_all()) {
  }
  return 0;
}
