// A program that gets some bytes on its standard input and a limited time.

#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/// No signal blocked or ignored, and a process group of its own, so that all of it can be ended.
static int start(char *const words[], int input, pid_t *child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(
    &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  int failure = posix_spawn(child, words[0], &actions, &attributes, words, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return -failure;
}

/// Waits for its end; a program that takes too long is killed.
static int end(pid_t child, int milliseconds) {
  int answer = 0;
  int handle = (int)syscall(SYS_pidfd_open, child, 0);
  struct pollfd polled = {.fd = handle, .events = POLLIN};
  int ready;
  do ready = handle < 0 ? -1 : poll(&polled, 1, milliseconds);
  while (ready < 0 && errno == EINTR && handle >= 0);
  if (handle >= 0) close(handle);
  if (ready <= 0) {
    answer = ready == 0 ? -ETIMEDOUT : -errno;
    kill(-child, SIGKILL);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  if (answer < 0) return answer;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int cs_feed(char *const words[], const void *bytes, int64_t count, int milliseconds) {
  int ends[2];
  // What fits into the pipe is there before the program begins, whatever becomes of us.
  if (count > PIPE_BUF) return -EMSGSIZE;
  if (pipe2(ends, O_CLOEXEC) < 0) return -errno;
  int failure = write(ends[1], bytes, (size_t)count) == count ? 0 : -EIO;
  close(ends[1]);
  pid_t child = 0;
  if (failure == 0) failure = start(words, ends[0], &child);
  close(ends[0]);
  return failure < 0 ? failure : end(child, milliseconds);
}
