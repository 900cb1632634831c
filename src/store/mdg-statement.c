#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-statement.h"

#include "mdg-error.h"
#include "mdg-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

MdgStep
mdg_statement_step (MdgStatement *self,
                    GError **error)
{
  int code = sqlite3_step (self->stmt);

  if (code == SQLITE_ROW)
    return MDG_STEP_ROW;
  if (code == SQLITE_DONE)
    return MDG_STEP_DONE;

  mdg_store_set_error (error, mdg_store_get_handle (self->store), code);
  return MDG_STEP_ERROR;
}

/* A file that is deleted, or replaced as some programs that keep folders alike do, would take every save with it and
   never say so. */
static gboolean
check_in_place (MdgStore *store,
                GError **error)
{
  int has_moved = 0;

  sqlite3_file_control (mdg_store_get_handle (store), "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
  if (!has_moved)
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The file of the register is no longer in its place: it was moved, renamed or deleted while it was open. Nothing was saved and what you typed is kept on screen. Put the file back where it was and try again, or restore the last good backup."));
  return FALSE;
}

gboolean
mdg_statement_step_to_row (MdgStatement *self,
                           GError **error)
{
  MdgStep step = mdg_statement_step (self, error);

  if (step == MDG_STEP_DONE)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("This record is no longer in the register."));

  return step == MDG_STEP_ROW;
}

gboolean
mdg_statement_run (MdgStatement *self,
                   GError **error)
{
  gboolean begins = sqlite3_get_autocommit (mdg_store_get_handle (self->store)) && !sqlite3_stmt_readonly (self->stmt);
  MdgStep step;

  if (begins && !check_in_place (self->store, error))
    return FALSE;

  step = mdg_statement_step (self, error);
  sqlite3_reset (self->stmt);

  return step == MDG_STEP_DONE;
}

void
mdg_statement_reset (MdgStatement *self)
{
  sqlite3_reset (self->stmt);
}

void
mdg_statement_bind_int64 (MdgStatement *self,
                          int parameter,
                          gint64 value)
{
  sqlite3_bind_int64 (self->stmt, parameter, value);
}

void
mdg_statement_bind_null (MdgStatement *self,
                         int parameter)
{
  sqlite3_bind_null (self->stmt, parameter);
}

void
mdg_statement_bind_text (MdgStatement *self,
                         int parameter,
                         const char *text)
{
  sqlite3_bind_text (self->stmt, parameter, text, -1, SQLITE_STATIC);
}

void
mdg_statement_bind_uuid (MdgStatement *self,
                         int parameter,
                         const MdgUuid *uuid)
{
  if (mdg_uuid_is_nil (uuid))
    sqlite3_bind_null (self->stmt, parameter);
  else
    sqlite3_bind_blob (self->stmt, parameter, uuid->bytes, sizeof uuid->bytes, SQLITE_STATIC);
}

void
mdg_statement_bind_blob (MdgStatement *self,
                         int parameter,
                         const void *data,
                         gsize size)
{
  sqlite3_bind_blob64 (self->stmt, parameter, data, size, SQLITE_STATIC);
}

gint64
mdg_statement_get_int64 (MdgStatement *self,
                         int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

const char *
mdg_statement_get_text (MdgStatement *self,
                        int column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

gboolean
mdg_statement_is_null (MdgStatement *self,
                       int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

gboolean
mdg_statement_get_uuid (MdgStatement *self,
                        int column,
                        MdgUuid *uuid)
{
  const void *blob = sqlite3_column_blob (self->stmt, column);

  if (blob == NULL || sqlite3_column_bytes (self->stmt, column) != (int) sizeof uuid->bytes)
    {
      memset (uuid, 0, sizeof *uuid);
      return FALSE;
    }

  memcpy (uuid->bytes, blob, sizeof uuid->bytes);
  return TRUE;
}

const void *
mdg_statement_get_blob (MdgStatement *self,
                        int column,
                        gsize *size)
{
  const void *blob = sqlite3_column_blob (self->stmt, column);

  *size = (gsize) sqlite3_column_bytes (self->stmt, column);

  return blob;
}

int
mdg_statement_get_n_columns (MdgStatement *self)
{
  return sqlite3_column_count (self->stmt);
}

void
mdg_statement_release (MdgStatement *self)
{
  mdg_store_take_back (self->store, self);
}
