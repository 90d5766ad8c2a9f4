#ifndef CSYSTEM_H
#define CSYSTEM_H
// System calls that Swift's Glibc module does not show, as plain functions.
// Every function answers a negative errno where it fails.

#include <stdint.h>

/// What the store asks of a file or folder.
struct cs_facts {
  int64_t size;
  uint64_t device;
  uint64_t inode;
  uint64_t links;
  uint32_t owner;
  uint32_t mode; // permission bits only
  int is_file;
  int is_folder;
};

/// Opens a folder by any path. Symbolic links on the way are the caller's affair.
int cs_open_folder(const char *path);
/// Opens a folder inside another; a symbolic link is refused.
int cs_open_folder_at(int folder, const char *name);
/// Makes a folder with mode 0700, whatever the umask; -EEXIST when it is there.
int cs_make_folder_at(int folder, const char *name);

/// Makes a file with mode 0600, whatever the umask, open for reading and appending.
int cs_create_file_at(int folder, const char *name);

enum cs_use { CS_READING = 0, CS_APPENDING = 1, CS_OVERWRITING = 2 };
/// Opens a regular file that exists; a symbolic link is refused.
int cs_open_file_at(int folder, const char *name, int use);

int cs_facts_at(int folder, const char *name, struct cs_facts *facts);
int cs_facts_of(int descriptor, struct cs_facts *facts);

/// Takes the lock file's flock, making the file if need be, and answers the descriptor that
/// holds it; -ETIMEDOUT when it did not come free in time. Never spins: a free lock is taken at
/// once, and for a held one a thread of its own blocks in flock(2).
int cs_lock_at(int folder, const char *name, int shared, int64_t nanoseconds);
/// Frees and closes what cs_lock_at answered.
void cs_unlock(int descriptor);

/// Notes on a held lock's file that its holder has a sync on its way (a shared OFD lock beside the
/// flock), then frees the flock. Where the note cannot be made, the flock stays held.
int cs_unlock_for_sync(int descriptor);
/// Waits until nobody has such a note; the caller holds the lock, so none can come.
/// -ETIMEDOUT when some stay.
int cs_await_syncs(int descriptor, int64_t nanoseconds);

/// A non-blocking inotify descriptor that becomes readable when files in the folder change.
int cs_watch_folder(const char *path);
/// Empties the descriptor: 1 when something had changed, 0 when nothing had.
int cs_drain_watch(int descriptor);

// Where some bytes stand in others for the first time; -1 where they do not.
int64_t cs_find(const void *bytes, int64_t count, const void *sought, int64_t length);

/// Copies the names in a folder, each ended by NUL, into a buffer of `capacity` bytes. Answers
/// the bytes needed, which may be more than `capacity`.
int64_t cs_list_folder(int folder, char *names, int64_t capacity);

/// Runs a program, `words` ended by NULL and the first its path, with some bytes (4096 at most) as
/// its standard input, and waits for its end, at most so long. Answers its exit status, 128 and the
/// signal's number for one that was killed; -ETIMEDOUT where it took too long and was killed here.
int cs_feed(char *const words[], const void *bytes, int64_t count, int milliseconds);

#endif
