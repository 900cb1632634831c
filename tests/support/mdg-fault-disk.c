#include "mdg-fault-vfs-private.h"

#include <stdio.h>
#include <string.h>

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
  if (size > 0)
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
      if (inode->content->len > 0)
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
  GPtrArray *operations = mdg_fault_get_operations ();
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

  g_hash_table_iter_init (&iter, mdg_fault_get_before ());
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
