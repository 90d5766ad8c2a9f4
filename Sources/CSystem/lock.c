// A flock with a bounded wait.
//
// flock(2) has no time limit, and trying again and again would either spin or, with growing
// pauses, lose every race against a busy writer. So a held lock is waited for in flock itself, by
// a thread made for this one wait, and the caller waits for the thread with a limit. A thread
// whose caller gave up frees the lock the moment it gets it and ends.

#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum state { WAITING, ANSWERED, ABANDONED };

struct wait {
  pthread_mutex_t mutex;
  pthread_cond_t changed;
  int descriptor;
  int operation;
  enum state state;
  int result;
};

static void dispose(struct wait *wait) {
  pthread_mutex_destroy(&wait->mutex);
  pthread_cond_destroy(&wait->changed);
  free(wait);
}

static int flock_through_signals(int descriptor, int operation) {
  while (flock(descriptor, operation) < 0) {
    if (errno != EINTR) return -errno;
  }
  return 0;
}

static void *wait_in_flock(void *argument) {
  struct wait *wait = argument;
  int result = flock_through_signals(wait->descriptor, wait->operation);
  pthread_mutex_lock(&wait->mutex);
  if (wait->state == ABANDONED) {
    pthread_mutex_unlock(&wait->mutex);
    close(wait->descriptor);
    dispose(wait);
    return NULL;
  }
  wait->state = ANSWERED;
  wait->result = result;
  pthread_cond_signal(&wait->changed);
  pthread_mutex_unlock(&wait->mutex);
  return NULL;
}

/// Starts the thread with every signal blocked: the program's handlers run elsewhere.
static int start(struct wait *wait) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, 128 * 1024);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  int failure = pthread_create(&thread, &attributes, wait_in_flock, wait);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  return -failure;
}

static struct wait *make(int descriptor, int operation) {
  struct wait *wait = calloc(1, sizeof *wait);
  if (!wait) return NULL;
  pthread_condattr_t clock;
  pthread_condattr_init(&clock);
  pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
  pthread_mutex_init(&wait->mutex, NULL);
  pthread_cond_init(&wait->changed, &clock);
  pthread_condattr_destroy(&clock);
  wait->descriptor = descriptor;
  wait->operation = operation;
  return wait;
}

/// Waits until the deadline. The descriptor is closed unless the answer is 0.
static int wait_until(int descriptor, int operation, const struct timespec *deadline) {
  struct wait *wait = make(descriptor, operation);
  int failure = wait ? start(wait) : -ENOMEM;
  if (failure < 0) {
    if (wait) dispose(wait);
    close(descriptor);
    return failure;
  }
  pthread_mutex_lock(&wait->mutex);
  while (wait->state == WAITING) {
    int late = pthread_cond_timedwait(&wait->changed, &wait->mutex, deadline);
    if (late == ETIMEDOUT && wait->state == WAITING) {
      wait->state = ABANDONED;
      pthread_mutex_unlock(&wait->mutex);
      return -ETIMEDOUT;
    }
  }
  int result = wait->result;
  pthread_mutex_unlock(&wait->mutex);
  dispose(wait);
  if (result < 0) close(descriptor);
  return result;
}

static int take(int descriptor, int operation, const struct timespec *deadline) {
  if (flock(descriptor, operation | LOCK_NB) == 0) return 0;
  if (errno != EWOULDBLOCK) {
    int failure = errno;
    close(descriptor);
    return -failure;
  }
  return wait_until(descriptor, operation, deadline);
}

/// Whether the name still leads to the file we hold: somebody may have removed it meanwhile.
static int is_still_named(int folder, const char *name, int descriptor) {
  struct stat ours, named;
  return fstat(descriptor, &ours) == 0
         && fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0
         && ours.st_dev == named.st_dev && ours.st_ino == named.st_ino;
}

static int open_lock(int folder, const char *name, int shared) {
  int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  // A shared holder may be somebody who can read the store only.
  int descriptor = openat(folder, name, flags | (shared ? O_RDONLY : O_RDWR));
  if (descriptor >= 0) return descriptor;
  if (errno != ENOENT || shared) return -errno;
  descriptor = openat(folder, name, flags | O_RDWR | O_CREAT, 0600);
  if (descriptor < 0) return -errno;
  // The umask may have taken bits away.
  (void)fchmod(descriptor, 0600);
  return descriptor;
}

static struct timespec deadline_in(int64_t nanoseconds) {
  struct timespec deadline;
  clock_gettime(CLOCK_MONOTONIC, &deadline);
  int64_t end = deadline.tv_nsec + nanoseconds % 1000000000;
  deadline.tv_sec += nanoseconds / 1000000000 + end / 1000000000;
  deadline.tv_nsec = end % 1000000000;
  return deadline;
}

int cs_lock_at(int folder, const char *name, int shared, int64_t nanoseconds) {
  struct timespec deadline = deadline_in(nanoseconds);
  for (;;) {
    int descriptor = open_lock(folder, name, shared);
    if (descriptor < 0) return descriptor;
    int result = take(descriptor, shared ? LOCK_SH : LOCK_EX, &deadline);
    if (result < 0) return result;
    if (is_still_named(folder, name, descriptor)) return descriptor;
    close(descriptor);
  }
}

/// The first byte of the lock's file stands for syncs on their way.
static int note(int descriptor, short type) {
  struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1};
  return fcntl(descriptor, F_OFD_SETLK, &lock) < 0 ? -errno : 0;
}

void cs_unlock(int descriptor) {
  // Explicitly, for a child between fork and exec may have a copy of the descriptor.
  (void)note(descriptor, F_UNLCK);
  flock(descriptor, LOCK_UN);
  close(descriptor);
}

int cs_unlock_for_sync(int descriptor) {
  int failure = note(descriptor, F_RDLCK);
  if (failure < 0) return failure;
  return flock(descriptor, LOCK_UN) < 0 ? -errno : 0;
}

int cs_await_syncs(int descriptor, int64_t nanoseconds) {
  struct timespec deadline = deadline_in(nanoseconds), now;
  for (;;) {
    int failure = note(descriptor, F_WRLCK);
    if (failure == 0) return note(descriptor, F_UNLCK);
    if (failure != -EAGAIN && failure != -EACCES) return failure;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int is_late = now.tv_sec != deadline.tv_sec ? now.tv_sec > deadline.tv_sec
                                                : now.tv_nsec >= deadline.tv_nsec;
    if (is_late) return -ETIMEDOUT;
    // Once for each file that is opened, and a sync takes some milliseconds: not worth a thread.
    struct timespec pause = {.tv_nsec = 200000};
    nanosleep(&pause, NULL);
  }
}
