#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-xlsx-private.h"

#include "mdg-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define MAX_ENTRIES 10000
#define MAX_UNPACKED (G_GUINT64_CONSTANT (512) * 1024 * 1024)
#define RATIO_MATTERS (G_GUINT64_CONSTANT (16) * 1024 * 1024)
#define MAX_RATIO 200

struct _MdgXlsxPart
{
  struct archive *archive;
  guint64 file_size;
  guint64 unpacked;
  gint64 expected; /* by the directory of the zip; 0 when unknown */
};

static gboolean
find_entry (MdgXlsxPart *self,
            const char *name,
            GError **error)
{
  struct archive_entry *entry;

  for (guint i = 0; i < MAX_ENTRIES; i++)
    {
      int status = archive_read_next_header (self->archive, &entry);
      const char *path;

      if (status == ARCHIVE_EOF)
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("This is a zip file but not a spreadsheet (.xlsx): %s is missing."), name);
          return FALSE;
        }
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        break;

      path = archive_entry_pathname (entry);
      if (path != NULL && g_ascii_strcasecmp (path, name) == 0)
        {
          self->expected = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : 0;
          return TRUE;
        }
    }

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The spreadsheet file is damaged. Open it in the spreadsheet program and save it anew."));
  return FALSE;
}

MdgXlsxPart *
mdg_xlsx_part_open (const char *path,
                    const char *name,
                    GError **error)
{
  g_autoptr (MdgXlsxPart) self = g_new0 (MdgXlsxPart, 1);
  GStatBuf info;

  if (g_stat (path, &info) == 0)
    self->file_size = (guint64) info.st_size;
  self->archive = archive_read_new ();
  archive_read_support_format_zip (self->archive);

  if (archive_read_open_filename (self->archive, path, 64 * 1024) != ARCHIVE_OK)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The spreadsheet file cannot be opened: %s"), archive_error_string (self->archive));
      return NULL;
    }

  return find_entry (self, name, error) ? g_steal_pointer (&self) : NULL;
}

void
mdg_xlsx_part_free (MdgXlsxPart *self)
{
  archive_read_free (self->archive);
  g_free (self);
}

gssize
mdg_xlsx_part_read (MdgXlsxPart *self,
                    char *bytes,
                    gsize size,
                    GError **error)
{
  la_ssize_t n = archive_read_data (self->archive, bytes, size);

  if (n < 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The spreadsheet file is damaged. Open it in the spreadsheet program and save it anew."));
      return -1;
    }

  self->unpacked += (guint64) n;
  if (self->unpacked > MAX_UNPACKED || (self->unpacked > RATIO_MATTERS && self->unpacked / MAX_RATIO > self->file_size))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The spreadsheet file unpacks to more than a register can hold. Save only the sheet with the data as a new file."));
      return -1;
    }

  return n;
}

double
mdg_xlsx_part_get_progress (MdgXlsxPart *self)
{
  return self->expected > 0 ? CLAMP ((double) self->unpacked / (double) self->expected, 0, 1) : 0;
}
