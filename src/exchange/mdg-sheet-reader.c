#define G_LOG_DOMAIN "mdg-exchange"

#include "config.h"

#include "mdg-sheet-reader-private.h"

#include "mdg-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _MdgSheetReader
{
  MdgCsvReader *csv; /* one of the two */
  MdgXlsxReader *xlsx;
  guint n_rows;
};

/* The first bytes of a regular file; anything else could keep us waiting for ever. */
static gssize
peek (const char *path,
      guint8 *magic,
      gsize size,
      GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat info;
  gssize n;

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      int saved = errno;

      if (fd >= 0)
        close (fd);
      g_set_error (error, MDG_ERROR, saved == ENOENT ? MDG_ERROR_NOT_FOUND : MDG_ERROR_FAILED, _ ("The file cannot be opened: %s"), g_strerror (saved));
      return -1;
    }
  if (!S_ISREG (info.st_mode))
    {
      close (fd);
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This is not a file but a folder or a device."));
      return -1;
    }

  n = read (fd, magic, size);
  if (n < 0)
    g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The file cannot be read: %s"), g_strerror (errno));
  close (fd);

  return n;
}

MdgSheetReader *
mdg_sheet_reader_new_for_path (const char *path,
                               GError **error)
{
  static const guint8 ole[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  g_autoptr (MdgSheetReader) self = NULL;
  guint8 magic[8] = { 0 };
  gssize n;

  g_return_val_if_fail (path != NULL, NULL);

  n = peek (path, magic, sizeof magic, error);
  if (n < 0)
    return NULL;
  if (n >= 8 && memcmp (magic, ole, sizeof ole) == 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This is an old .xls file, or one locked with a password. Open it in the spreadsheet program, save it as .xlsx without a password and choose that file. Nothing has been taken in."));
      return NULL;
    }

  self = g_new0 (MdgSheetReader, 1);
  if (n >= 4 && memcmp (magic, "PK\003\004", 4) == 0)
    self->xlsx = mdg_xlsx_reader_new (path, error);
  else
    self->csv = mdg_csv_reader_new (path, error);
  if (self->xlsx == NULL && self->csv == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
mdg_sheet_reader_free (MdgSheetReader *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->csv, mdg_csv_reader_free);
  g_clear_pointer (&self->xlsx, mdg_xlsx_reader_free);
  g_free (self);
}

const char *const *
mdg_sheet_reader_list_sheets (MdgSheetReader *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (self != NULL, NULL);

  return self->xlsx != NULL ? mdg_xlsx_reader_list_sheets (self->xlsx) : none;
}

gboolean
mdg_sheet_reader_select_sheet (MdgSheetReader *self,
                               const char *name,
                               GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);
  g_return_val_if_fail (self->n_rows == 0, FALSE);

  if (self->xlsx != NULL)
    return mdg_xlsx_reader_select_sheet (self->xlsx, name, error);

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("A CSV file has no sheets."));
  return FALSE;
}

const char *
mdg_sheet_reader_get_format (MdgSheetReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->xlsx != NULL ? "xlsx" : mdg_csv_reader_get_format (self->csv);
}

double
mdg_sheet_reader_get_progress (MdgSheetReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->xlsx != NULL ? mdg_xlsx_reader_get_progress (self->xlsx) : mdg_csv_reader_get_progress (self->csv);
}

MdgSheetStatus
mdg_sheet_reader_next (MdgSheetReader *self,
                       GPtrArray **cells,
                       guint *row_number,
                       GError **error)
{
  MdgSheetStatus status;

  g_return_val_if_fail (self != NULL && cells != NULL && row_number != NULL, MDG_SHEET_FAILED);

  *cells = NULL;
  if (self->xlsx != NULL)
    status = mdg_xlsx_reader_next (self->xlsx, cells, row_number, error);
  else
    status = mdg_csv_reader_next (self->csv, cells, row_number, error);

  if ((status == MDG_SHEET_ROW || status == MDG_SHEET_REFUSED) && ++self->n_rows > MDG_SHEET_MAX_ROWS)
    {
      g_clear_pointer (cells, g_ptr_array_unref);
      g_clear_error (error);
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Row %u: the file has more than %u rows; divide it."), *row_number, MDG_SHEET_MAX_ROWS);
      return MDG_SHEET_FAILED;
    }

  return status;
}

gboolean
mdg_sheet_trim_row (GPtrArray *cells)
{
  while (cells->len > 0 && *(const char *) g_ptr_array_index (cells, cells->len - 1) == '\0')
    g_ptr_array_set_size (cells, (int) cells->len - 1);

  return cells->len > 0;
}
