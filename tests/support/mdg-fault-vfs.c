#include "mdg-fault-vfs.h"

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
#define SECTOR 512

typedef enum
{
  CREATE,
  WRITE,
  TRUNCATE,
  SYNC,
  DELETE,
  RENAME,
  LINK,
  SYNC_FOLDER,
} Kind;

typedef struct
{
  Kind kind;
  char *path; /* below the folder */
  char *other;
  gint64 offset;
  GBytes *data;
  guint acknowledged;
} Operation;

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

/* The disk as it can be known: contents by inode, names in a folder; of both what is synced and what is pending. */

typedef struct
{
  GByteArray *content;
  GPtrArray *pending; /* of Operation */
} Inode;

typedef struct
{
  GHashTable *names;   /* as the process sees them, path to Inode */
  GHashTable *synced;  /* as the disk has them for sure */
  GPtrArray *pending;  /* Operations on names since the last sync of the folder */
  GHashTable *targets; /* Operation to the Inode it was about */
  GPtrArray *inodes;
  MdgCrash crash;
  GRand *rand;
} Disk;

static void
inode_free (gpointer data)
{
  Inode *inode = data;

  g_byte_array_unref (inode->content);
  g_ptr_array_unref (inode->pending);
  g_free (inode);
}

static Inode *
add_inode (Disk *disk,
           GBytes *content)
{
  Inode *inode = g_new0 (Inode, 1);

  inode->content = g_byte_array_new ();
  inode->pending = g_ptr_array_new ();
  if (content != NULL)
    g_byte_array_append (inode->content, g_bytes_get_data (content, NULL), (guint) g_bytes_get_size (content));
  g_ptr_array_add (disk->inodes, inode);

  return inode;
}

static void
write_piece (Inode *inode,
             gint64 offset,
             const guint8 *data,
             gsize size)
{
  guint old = inode->content->len;

  if (offset + (gint64) size > old)
    {
      g_byte_array_set_size (inode->content, (guint) (offset + (gint64) size));
      memset (inode->content->data + old, 0, inode->content->len - old);
    }
  memcpy (inode->content->data + offset, data, size);
}

static void
truncate_inode (Inode *inode,
                gint64 size)
{
  guint old = inode->content->len;

  g_byte_array_set_size (inode->content, (guint) size);
  if (size > old)
    memset (inode->content->data + old, 0, (gsize) size - old);
}

static void
apply_whole (Inode *inode,
             Operation *operation)
{
  gsize size;
  const guint8 *data;

  if (operation->kind == TRUNCATE)
    {
      truncate_inode (inode, operation->offset);
      return;
    }

  data = g_bytes_get_data (operation->data, &size);
  write_piece (inode, operation->offset, data, size);
}

static void
settle (Inode *inode)
{
  for (guint i = 0; i < inode->pending->len; i++)
    apply_whole (inode, inode->pending->pdata[i]);
  g_ptr_array_set_size (inode->pending, 0);
}

static void
apply_name (GHashTable *names,
            Operation *operation,
            Inode *inode)
{
  switch (operation->kind)
    {
    case CREATE:
      g_hash_table_insert (names, operation->path, inode);
      break;
    case DELETE:
      g_hash_table_remove (names, operation->path);
      break;
    case RENAME:
      g_hash_table_remove (names, operation->path);
      g_hash_table_insert (names, operation->other, inode);
      break;
    case LINK:
      g_hash_table_insert (names, operation->other, inode);
      break;
    case WRITE:
    case TRUNCATE:
    case SYNC:
    case SYNC_FOLDER:
    default:
      break;
    }
}

static void
replay (Disk *disk,
        Operation *operation)
{
  Inode *inode = operation->path != NULL ? g_hash_table_lookup (disk->names, operation->path) : NULL;

  if (operation->kind == SYNC_FOLDER)
    {
      for (guint i = 0; i < disk->pending->len; i++)
        apply_name (disk->synced, disk->pending->pdata[i], g_hash_table_lookup (disk->targets, disk->pending->pdata[i]));
      g_ptr_array_set_size (disk->pending, 0);
      return;
    }
  if (operation->kind == CREATE && inode == NULL)
    inode = add_inode (disk, NULL);
  if (inode == NULL)
    return;

  if (operation->kind == SYNC)
    settle (inode);
  else if (operation->kind == WRITE || operation->kind == TRUNCATE)
    g_ptr_array_add (inode->pending, operation);
  else
    {
      apply_name (disk->names, operation, inode);
      g_hash_table_insert (disk->targets, operation, inode);
      g_ptr_array_add (disk->pending, operation);
    }
}

static void
apply_sectors (Disk *disk,
               Inode *inode,
               Operation *operation)
{
  gsize size;
  const guint8 *data;

  if (operation->kind == TRUNCATE)
    {
      if (g_rand_boolean (disk->rand))
        truncate_inode (inode, operation->offset);
      return;
    }

  data = g_bytes_get_data (operation->data, &size);
  for (gsize at = 0; at < size;)
    {
      gsize in_sector = SECTOR - (gsize) ((operation->offset + (gint64) at) % SECTOR);
      gsize piece = MIN (in_sector, size - at);

      if (g_rand_boolean (disk->rand))
        write_piece (inode, operation->offset + (gint64) at, data + at, piece);
      at += piece;
    }
}

/* What is left of an inode that was being written. */
static void
crash_inode (Disk *disk,
             Inode *inode)
{
  if (disk->crash == MDG_CRASH_KILL || disk->crash == MDG_CRASH_KILL_TORN)
    settle (inode);
  else if (disk->crash == MDG_CRASH_POWER_RANDOM)
    for (guint i = 0; i < inode->pending->len; i++)
      apply_sectors (disk, inode, inode->pending->pdata[i]);
}

static void
crash_names (Disk *disk)
{
  guint n = disk->pending->len;

  if (disk->crash == MDG_CRASH_POWER)
    n = 0;
  else if (disk->crash == MDG_CRASH_POWER_RANDOM)
    n = (guint) g_rand_int_range (disk->rand, 0, (gint32) n + 1);

  for (guint i = 0; i < n; i++)
    apply_name (disk->synced, disk->pending->pdata[i], g_hash_table_lookup (disk->targets, disk->pending->pdata[i]));
}

static void
tear_write (Disk *disk,
            Operation *operation)
{
  Inode *inode = operation->kind == WRITE ? g_hash_table_lookup (disk->names, operation->path) : NULL;
  gsize size;
  const guint8 *data;

  if (inode == NULL)
    return;

  settle (inode);
  data = g_bytes_get_data (operation->data, &size);
  write_piece (inode, operation->offset, data, size > SECTOR ? (size / 2) / SECTOR * SECTOR : size / 2);
}

static void
write_out (Disk *disk,
           const char *folder)
{
  GHashTableIter iter;
  gpointer path;
  gpointer value;

  g_hash_table_iter_init (&iter, disk->synced);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      g_autofree char *file = g_build_filename (folder, path, NULL);
      g_autofree char *parent = g_path_get_dirname (file);
      const Inode *inode = value;
      FILE *stream;

      g_mkdir_with_parents (parent, 0700);
      stream = fopen (file, "wb");
      g_assert_nonnull (stream);
      g_assert_cmpuint (fwrite (inode->content->data, 1, inode->content->len, stream), ==, inode->content->len);
      fclose (stream);
    }
}

void
mdg_fault_make (const char *folder,
                guint n,
                MdgCrash crash,
                guint32 seed)
{
  Disk disk = { .crash = crash };
  GHashTableIter iter;
  gpointer path;
  gpointer content;

  disk.names = g_hash_table_new (g_str_hash, g_str_equal);
  disk.synced = g_hash_table_new (g_str_hash, g_str_equal);
  disk.targets = g_hash_table_new (NULL, NULL);
  disk.pending = g_ptr_array_new ();
  disk.inodes = g_ptr_array_new_with_free_func (inode_free);
  disk.rand = g_rand_new_with_seed (seed);

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &path, &content))
    {
      Inode *inode = add_inode (&disk, content);

      g_hash_table_insert (disk.names, path, inode);
      g_hash_table_insert (disk.synced, path, inode);
    }
  for (guint i = 0; i < n; i++)
    replay (&disk, operations->pdata[i]);
  if (crash == MDG_CRASH_KILL_TORN && n < operations->len)
    tear_write (&disk, operations->pdata[n]);
  for (guint i = 0; i < disk.inodes->len; i++)
    crash_inode (&disk, disk.inodes->pdata[i]);
  crash_names (&disk);
  write_out (&disk, folder);

  g_hash_table_unref (disk.names);
  g_hash_table_unref (disk.synced);
  g_hash_table_unref (disk.targets);
  g_ptr_array_unref (disk.pending);
  g_ptr_array_unref (disk.inodes);
  g_rand_free (disk.rand);
}
