#include "csystem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

static int answer(int result) { return result < 0 ? -errno : result; }

int cs_open_folder(const char *path) {
  return answer(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

int cs_open_folder_at(int folder, const char *name) {
  return answer(openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
}

int cs_make_folder_at(int folder, const char *name) {
  if (mkdirat(folder, name, 0700) < 0) return -errno;
  // The umask may have taken bits away.
  return answer(fchmodat(folder, name, 0700, 0));
}

int cs_create_file_at(int folder, const char *name) {
  int flags = O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC | O_NOFOLLOW;
  int descriptor = openat(folder, name, flags, 0600);
  if (descriptor < 0) return -errno;
  if (fchmod(descriptor, 0600) < 0) {
    int failure = errno;
    close(descriptor);
    return -failure;
  }
  return descriptor;
}

int cs_open_file_at(int folder, const char *name, int use) {
  // O_NONBLOCK: a FIFO planted in the place of a file must not hang us. Files ignore it.
  int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  flags |= use == CS_READING ? O_RDONLY : O_RDWR;
  if (use == CS_APPENDING) flags |= O_APPEND;
  int descriptor = openat(folder, name, flags);
  if (descriptor < 0) return -errno;
  struct stat found;
  if (fstat(descriptor, &found) < 0 || !S_ISREG(found.st_mode)) {
    close(descriptor);
    return -EINVAL;
  }
  return descriptor;
}

static int tell(const struct stat *found, struct cs_facts *facts) {
  facts->size = found->st_size;
  facts->device = found->st_dev;
  facts->inode = found->st_ino;
  facts->links = found->st_nlink;
  facts->owner = found->st_uid;
  facts->mode = found->st_mode & 07777;
  facts->is_file = S_ISREG(found->st_mode);
  facts->is_folder = S_ISDIR(found->st_mode);
  return 0;
}

int cs_facts_at(int folder, const char *name, struct cs_facts *facts) {
  struct stat found;
  if (fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) < 0) return -errno;
  return tell(&found, facts);
}

int cs_facts_of(int descriptor, struct cs_facts *facts) {
  struct stat found;
  if (fstat(descriptor, &found) < 0) return -errno;
  return tell(&found, facts);
}

int cs_watch_folder(const char *path) {
  int descriptor = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (descriptor < 0) return -errno;
  if (inotify_add_watch(descriptor, path, IN_MODIFY | IN_CREATE | IN_MOVED_TO) < 0) {
    int failure = errno;
    close(descriptor);
    return -failure;
  }
  return descriptor;
}

int cs_drain_watch(int descriptor) {
  char events[16384] __attribute__((aligned(8)));
  int changed = 0;
  for (;;) {
    ssize_t count = read(descriptor, events, sizeof events);
    if (count > 0) {
      changed = 1;
    } else if (count == 0 || errno == EAGAIN) {
      return changed;
    } else if (errno != EINTR) {
      return -errno;
    }
  }
}

int64_t cs_list_folder(int folder, char *names, int64_t capacity) {
  // A second description: reading moves the position, and the caller's may be shared.
  int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (copy < 0) return -errno;
  DIR *entries = fdopendir(copy);
  if (!entries) {
    int failure = errno;
    close(copy);
    return -failure;
  }
  int64_t needed = 0;
  struct dirent *entry;
  errno = 0;
  while ((entry = readdir(entries))) {
    if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
    int64_t length = (int64_t)strlen(entry->d_name) + 1;
    if (needed + length <= capacity) memcpy(names + needed, entry->d_name, (size_t)length);
    needed += length;
    errno = 0;
  }
  int failure = errno;
  closedir(entries);
  return failure ? -failure : needed;
}

int64_t cs_find(const void *bytes, int64_t count, const void *sought, int64_t length) {
  const char *hit = memmem(bytes, (size_t)count, sought, (size_t)length);
  return hit == NULL ? -1 : hit - (const char *)bytes;
}
