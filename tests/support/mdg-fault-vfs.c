#include "mdg-fault-vfs-private.h"

#include "mdg-file.h"
#include "mdg-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define VFS_NAME "mdg-fault"

typedef struct
{
  sqlite3_file base;
  char *path;
  gboolean sync_folder; /* as SQLite does with the first sync of a new journal or log */
  sqlite3_file *real;
} File;

static GMutex lock;
static char *root;
static GHashTable *before; /* path to GBytes */
static GPtrArray *operations;
static guint n_acknowledged;
static gint64 fail_at = -1;
static int fail_code;
static gboolean fail_for_good;
static gboolean was_reached;

static void
operation_free (gpointer data)
{
  Operation *operation = data;

  g_free (operation->path);
  g_free (operation->other);
  g_clear_pointer (&operation->data, g_bytes_unref);
  g_free (operation);
}

static const char *
make_relative (const char *path)
{
  gsize length = root != NULL ? strlen (root) : 0;

  return root != NULL && strncmp (path, root, length) == 0 && path[length] == '/' ? path + length + 1 : NULL;
}

/* Notes the operation, or says that it is to fail. */
static int
note (Kind kind,
      const char *path,
      const char *other,
      gint64 offset,
      const void *data,
      gsize size)
{
  const char *relative = make_relative (path);
  Operation *operation;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (relative == NULL && kind != SYNC_FOLDER)
    return SQLITE_OK;

  if (fail_at >= 0 && fail_at-- == 0)
    {
      was_reached = TRUE;
      fail_at = fail_for_good ? 0 : -1;
      return fail_code;
    }

  operation = g_new0 (Operation, 1);
  operation->kind = kind;
  operation->path = g_strdup (relative);
  operation->other = other != NULL ? g_strdup (make_relative (other)) : NULL;
  operation->offset = offset;
  operation->data = data != NULL ? g_bytes_new (data, size) : NULL;
  operation->acknowledged = n_acknowledged;
  g_ptr_array_add (operations, operation);

  return SQLITE_OK;
}

/* The methods of a file; those that change nothing are handed on. */

static int
file_close (sqlite3_file *file)
{
  File *self = (File *) file;
  int code = self->real->pMethods != NULL ? self->real->pMethods->xClose (self->real) : SQLITE_OK;

  g_free (self->path);

  return code;
}

static int
file_read (sqlite3_file *file,
           void *data,
           int size,
           sqlite3_int64 offset)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xRead (real, data, size, offset);
}

static int
file_write (sqlite3_file *file,
            const void *data,
            int size,
            sqlite3_int64 offset)
{
  File *self = (File *) file;
  int code = note (WRITE, self->path, NULL, offset, data, (gsize) size);

  return code != SQLITE_OK ? code : self->real->pMethods->xWrite (self->real, data, size, offset);
}

static int
file_truncate (sqlite3_file *file,
               sqlite3_int64 size)
{
  File *self = (File *) file;
  int code = note (TRUNCATE, self->path, NULL, size, NULL, 0);

  return code != SQLITE_OK ? code : self->real->pMethods->xTruncate (self->real, size);
}

static int
file_sync (sqlite3_file *file,
           int flags)
{
  File *self = (File *) file;
  int code = note (SYNC, self->path, NULL, 0, NULL, 0);

  if (code != SQLITE_OK)
    return code == SQLITE_FULL ? SQLITE_IOERR_FSYNC : code;
  if (self->sync_folder)
    note (SYNC_FOLDER, self->path, NULL, 0, NULL, 0);
  self->sync_folder = FALSE;

  return SQLITE_OK; /* the real disk need not be waited for */
}

static int
file_size (sqlite3_file *file,
           sqlite3_int64 *size)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xFileSize (real, size);
}

static int
file_lock (sqlite3_file *file,
           int level)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xLock (real, level);
}

static int
file_unlock (sqlite3_file *file,
             int level)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xUnlock (real, level);
}

static int
file_check_reserved (sqlite3_file *file,
                     int *result)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xCheckReservedLock (real, result);
}

static int
file_control (sqlite3_file *file,
              int op,
              void *argument)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xFileControl (real, op, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  return SECTOR;
}

static int
file_characteristics (sqlite3_file *file)
{
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int
file_shm_map (sqlite3_file *file,
              int page,
              int size,
              int extend,
              void volatile **memory)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xShmMap (real, page, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *file,
               int offset,
               int n,
               int flags)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xShmLock (real, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  sqlite3_file *real = ((File *) file)->real;

  real->pMethods->xShmBarrier (real);
}

static int
file_shm_unmap (sqlite3_file *file,
                int remove)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xShmUnmap (real, remove);
}

static const sqlite3_io_methods methods = {
  2,
  file_close,
  file_read,
  file_write,
  file_truncate,
  file_sync,
  file_size,
  file_lock,
  file_unlock,
  file_check_reserved,
  file_control,
  file_sector_size,
  file_characteristics,
  file_shm_map,
  file_shm_lock,
  file_shm_barrier,
  file_shm_unmap,
  NULL,
  NULL,
};

/* The methods of the VFS. */

static sqlite3_vfs *
get_real (sqlite3_vfs *vfs)
{
  return vfs->pAppData;
}

static int
vfs_open (sqlite3_vfs *vfs,
          const char *name,
          sqlite3_file *file,
          int flags,
          int *out_flags)
{
  File *self = (File *) file;
  gboolean is_new = name != NULL && (flags & SQLITE_OPEN_CREATE) != 0 && !g_file_test (name, G_FILE_TEST_EXISTS);
  int code;

  memset (self, 0, sizeof *self);
  self->real = (sqlite3_file *) (self + 1);
  if (is_new && note (CREATE, name, NULL, 0, NULL, 0) != SQLITE_OK)
    return SQLITE_CANTOPEN;

  code = get_real (vfs)->xOpen (get_real (vfs), name, self->real, flags, out_flags);
  if (code != SQLITE_OK)
    return code;

  self->path = g_strdup (name != NULL ? name : "");
  self->sync_folder = is_new && (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
  self->base.pMethods = &methods;

  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs,
            const char *name,
            int sync_folder)
{
  int code;

  if (!g_file_test (name, G_FILE_TEST_EXISTS))
    return SQLITE_IOERR_DELETE_NOENT;

  code = note (DELETE, name, NULL, 0, NULL, 0);
  if (code != SQLITE_OK)
    return SQLITE_IOERR_DELETE;
  if (sync_folder)
    note (SYNC_FOLDER, name, NULL, 0, NULL, 0);

  return get_real (vfs)->xDelete (get_real (vfs), name, 0);
}

static int
vfs_access (sqlite3_vfs *vfs,
            const char *name,
            int flags,
            int *result)
{
  return get_real (vfs)->xAccess (get_real (vfs), name, flags, result);
}

static int
vfs_full_pathname (sqlite3_vfs *vfs,
                   const char *name,
                   int size,
                   char *result)
{
  return get_real (vfs)->xFullPathname (get_real (vfs), name, size, result);
}

static int
vfs_randomness (sqlite3_vfs *vfs,
                int size,
                char *bytes)
{
  return get_real (vfs)->xRandomness (get_real (vfs), size, bytes);
}

static int
vfs_sleep (sqlite3_vfs *vfs,
           int microseconds)
{
  return get_real (vfs)->xSleep (get_real (vfs), microseconds);
}

static int
vfs_current_time (sqlite3_vfs *vfs,
                  double *time)
{
  return get_real (vfs)->xCurrentTime (get_real (vfs), time);
}

static int
vfs_last_error (sqlite3_vfs *vfs,
                int size,
                char *text)
{
  return get_real (vfs)->xGetLastError (get_real (vfs), size, text);
}

/* The calls of mdg-file.h. */

static int
fail_call (int code)
{
  errno = (code & 0xff) == SQLITE_FULL ? ENOSPC : EIO;
  return -1;
}

static int
call_open (const char *path,
           int flags,
           mode_t mode)
{
  if ((flags & O_CREAT) != 0 && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      int code = note (CREATE, path, NULL, 0, NULL, 0);

      if (code != SQLITE_OK)
        return fail_call (code);
    }

  return open (path, flags, mode);
}

static char *
dup_path_of (int fd)
{
  g_autofree char *entry = g_strdup_printf ("/proc/self/fd/%d", fd);

  return g_file_read_link (entry, NULL);
}

static ssize_t
call_write (int fd,
            const void *data,
            size_t size)
{
  g_autofree char *path = dup_path_of (fd);
  int code = note (WRITE, path, NULL, lseek (fd, 0, SEEK_CUR), data, size);

  return code != SQLITE_OK ? fail_call (code) : write (fd, data, size);
}

static int
call_fsync (int fd)
{
  g_autofree char *path = dup_path_of (fd);
  struct stat st;
  int code;

  fstat (fd, &st);
  code = note (S_ISDIR (st.st_mode) ? SYNC_FOLDER : SYNC, path, NULL, 0, NULL, 0);

  return code != SQLITE_OK ? fail_call (code) : 0;
}

static int
call_rename (const char *from,
             const char *to)
{
  int code = note (RENAME, from, to, 0, NULL, 0);

  return code != SQLITE_OK ? fail_call (code) : rename (from, to);
}

static int
call_unlink (const char *path)
{
  int code;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return unlink (path);

  code = note (DELETE, path, NULL, 0, NULL, 0);

  return code != SQLITE_OK ? fail_call (code) : unlink (path);
}

static int
call_link (const char *from,
           const char *to)
{
  int code = note (LINK, from, to, 0, NULL, 0);

  return code != SQLITE_OK ? fail_call (code) : link (from, to);
}

static const MdgFileOps calls = { call_open, call_write, call_fsync, close, call_rename, call_unlink, call_link };

static void
register_vfs (void)
{
  static sqlite3_vfs vfs;
  sqlite3_vfs *real = sqlite3_vfs_find (NULL);

  if (vfs.pAppData != NULL)
    return;

  vfs = (sqlite3_vfs){ .iVersion = 1, .szOsFile = (int) sizeof (File) + real->szOsFile, .mxPathname = real->mxPathname, .zName = VFS_NAME, .pAppData = real };
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  vfs.xAccess = vfs_access;
  vfs.xFullPathname = vfs_full_pathname;
  vfs.xRandomness = vfs_randomness;
  vfs.xSleep = vfs_sleep;
  vfs.xCurrentTime = vfs_current_time;
  vfs.xGetLastError = vfs_last_error;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 0), ==, SQLITE_OK);
}

static void
read_folder (const char *relative)
{
  g_autofree char *full = relative[0] != '\0' ? g_build_filename (root, relative, NULL) : g_strdup (root);
  g_autoptr (GDir) dir = g_dir_open (full, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = relative[0] != '\0' ? g_build_filename (relative, name, NULL) : g_strdup (name);
      g_autofree char *file = g_build_filename (root, path, NULL);
      char *data;
      gsize size;

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        read_folder (path);
      else if (g_file_get_contents (file, &data, &size, NULL))
        g_hash_table_insert (before, g_steal_pointer (&path), g_bytes_new_take (data, size));
    }
}

void
mdg_fault_begin (const char *folder)
{
  register_vfs ();
  g_free (root);
  root = realpath (folder, NULL);
  g_clear_pointer (&before, g_hash_table_unref);
  g_clear_pointer (&operations, g_ptr_array_unref);
  before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  operations = g_ptr_array_new_with_free_func (operation_free);
  n_acknowledged = 0;
  fail_at = -1;
  read_folder ("");
  mdg_store_set_vfs (VFS_NAME);
  mdg_file_set_ops (&calls);
}

void
mdg_fault_end (void)
{
  mdg_store_set_vfs (NULL);
  mdg_file_set_ops (NULL);
}

guint
mdg_fault_count (void)
{
  return operations->len;
}

gboolean
mdg_fault_is_write (guint n)
{
  return n < operations->len && ((Operation *) operations->pdata[n])->kind == WRITE;
}

void
mdg_fault_acknowledge (void)
{
  g_mutex_lock (&lock);
  n_acknowledged++;
  g_mutex_unlock (&lock);
}

guint
mdg_fault_count_acknowledged (guint n)
{
  return n < operations->len ? ((Operation *) operations->pdata[n])->acknowledged : n_acknowledged;
}

void
mdg_fault_fail (guint n,
                int code,
                gboolean for_good)
{
  fail_code = code;
  fail_for_good = for_good;
  was_reached = FALSE;
  fail_at = n;
}

gboolean
mdg_fault_stop_failing (void)
{
  fail_at = -1;

  return was_reached;
}

GHashTable *
mdg_fault_get_before (void)
{
  return before;
}

GPtrArray *
mdg_fault_get_operations (void)
{
  return operations;
}
