#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-store-private.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>

static const char *
explain (int code,
         MdgError *kind)
{
  *kind = MDG_ERROR_FAILED;

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return _ ("The disk is full. Nothing was saved by this step and what was saved before is safe. Free some space and try again.");
    case SQLITE_READONLY:
      return _ ("The register cannot be written here (read-only). What you typed is kept on screen; open the register from a folder that can be written.");
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return _ ("The register cannot be opened. Check that the file is still there and that you may read and write it.");
    case SQLITE_IOERR:
      return _ ("The disk reported an error. Nothing was saved by this step and what was saved before is safe. Check the disk and try again.");
    case SQLITE_INTERRUPT:
      return _ ("The operation was stopped.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      *kind = MDG_ERROR_LOCKED;
      return _ ("The register is being written by another program. Try again in a moment.");
    case SQLITE_CORRUPT:
      *kind = MDG_ERROR_DAMAGED;
      return _ ("The register is damaged. Nothing was changed. Restore the last good backup.");
    case SQLITE_NOTADB:
      *kind = MDG_ERROR_INVALID;
      return _ ("This file is not a register of Madoguchi. It was left as it is.");
    case SQLITE_CONSTRAINT:
      *kind = MDG_ERROR_CONFLICT;
      return _ ("This does not fit what the register already holds. Nothing was changed.");
    default:
      return _ ("The register could not do this. Nothing was changed.");
    }
}

void
mdg_store_set_error (GError **error,
                     sqlite3 *handle,
                     int code)
{
  MdgError kind;
  const char *text = explain (code, &kind);
  g_autofree char *said = g_utf8_make_valid (handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (code), -1);

  /* The number is for who helps on the telephone. */
  g_debug ("SQLite says: %s", said);
  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, text);
  else
    g_set_error (error, MDG_ERROR, (int) kind, "%s (%d)", text, code);
}
