#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-feature-private.h"

#include "mdg-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_ENTRIES 10000
#define MAX_UNPACKED (G_GUINT64_CONSTANT (1024) * 1024 * 1024)
#define RATIO_MATTERS (G_GUINT64_CONSTANT (64) * 1024 * 1024)
#define MAX_RATIO 200

typedef struct
{
  struct archive *archive;
  char *folder;
  GHashTable *stems; /* to the number they are written under */
  guint64 file_size;
  guint64 unpacked;
} Unpacking;

void
mdg_unpack_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The zip file is damaged or cut short. Download it again."));

  return FALSE;
}

/* The endings that something can be made of, NULL for the others. */
static const char *
find_ending (const char *name)
{
  static const char *const endings[] = { ".shp", ".shx", ".dbf", ".prj", ".cpg", ".geojson", ".json", ".csv", ".txt", ".xlsx" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (endings[i]);

      if (strlen (name) > length && g_ascii_strcasecmp (name + strlen (name) - length, endings[i]) == 0)
        return endings[i];
    }

  return NULL;
}

static gboolean
leads_outside (const char *name)
{
  g_auto (GStrv) parts = g_strsplit_set (name, "/\\", -1);

  return name[0] == '/' || name[0] == '\\' || strchr (name, ':') != NULL || g_strv_contains ((const char *const *) parts, "..");
}

/* Files of one layer share their name; ours says nothing but a number. */
static char *
dup_target (Unpacking *self,
            const char *name,
            const char *ending)
{
  char *stem = g_strndup (name, strlen (name) - strlen (ending));
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->stems, stem));
  g_autofree char *file = NULL;

  if (number == 0)
    {
      number = g_hash_table_size (self->stems) + 1;
      g_hash_table_insert (self->stems, g_steal_pointer (&stem), GUINT_TO_POINTER (number));
    }
  g_free (stem);
  file = g_strdup_printf ("%05u%s", number, ending);

  return g_build_filename (self->folder, file, NULL);
}

static gboolean
write_entry (Unpacking *self,
             const char *path,
             GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  char bytes[64 * 1024];
  la_ssize_t n;
  gboolean done = fd >= 0;

  while (done && (n = archive_read_data (self->archive, bytes, sizeof bytes)) != 0)
    {
      if (n < 0)
        {
          close (fd);
          return set_damaged (error);
        }
      self->unpacked += (guint64) n;
      if (self->unpacked > MAX_UNPACKED || (self->unpacked > RATIO_MATTERS && self->unpacked / MAX_RATIO > self->file_size))
        {
          close (fd);
          g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The zip file unpacks to more than any map of a prefecture. Take out the file you need and choose that."));
          return FALSE;
        }
      done = write (fd, bytes, (gsize) n) == n;
    }
  if (fd >= 0 && close (fd) != 0)
    done = FALSE;
  if (!done)
    g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The zip file cannot be unpacked: %s"), g_strerror (errno));

  return done;
}

static gboolean
unpack_entries (Unpacking *self,
                GError **error)
{
  struct archive_entry *entry;

  for (guint i = 0; i < MAX_ENTRIES; i++)
    {
      int status = archive_read_next_header (self->archive, &entry);
      const char *name;
      const char *ending;
      g_autofree char *path = NULL;

      if (status == ARCHIVE_EOF)
        return TRUE;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        return set_damaged (error);
      name = archive_entry_pathname (entry);
      if (name != NULL && leads_outside (name))
        {
          g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A file in the zip has a name that leads out of the folder it is unpacked to. Such a file is not to be trusted; nothing was read."));
          return FALSE;
        }
      ending = name != NULL && archive_entry_filetype (entry) == AE_IFREG ? find_ending (name) : NULL;
      if (ending == NULL)
        continue;
      path = dup_target (self, name, ending);
      if (!write_entry (self, path, error))
        return FALSE;
    }

  return set_damaged (error);
}

char *
mdg_unpack_layers (const char *zip,
                   GError **error)
{
  Unpacking self = { 0 };
  GStatBuf info;
  gboolean done = FALSE;

  self.folder = g_dir_make_tmp ("madoguchi-XXXXXX", error);
  if (self.folder == NULL)
    return NULL;

  if (g_stat (zip, &info) == 0)
    self.file_size = (guint64) info.st_size;
  self.stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.archive = archive_read_new ();
  archive_read_support_format_zip (self.archive);
  if (archive_read_open_filename (self.archive, zip, 64 * 1024) == ARCHIVE_OK)
    done = unpack_entries (&self, error);
  else
    set_damaged (error);
  archive_read_free (self.archive);
  g_hash_table_unref (self.stems);
  if (!done)
    {
      mdg_unpack_remove (self.folder);
      g_clear_pointer (&self.folder, g_free);
    }

  return self.folder;
}
