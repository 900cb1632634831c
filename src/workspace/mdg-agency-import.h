#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Published lists of providers and answers of surveys coming in (exchange/mdg-agency-file.h): tried, shown, saved as one
   change. What people have changed since the last import is kept, and said where the file has something new.
   Taking an import back is mdg_import_undo. */

typedef enum
{
  MDG_AGENCY_NEW,
  MDG_AGENCY_UPDATED,
  MDG_AGENCY_SAME,
  MDG_AGENCY_CONFLICT, /* the file says something else than people here; theirs is kept unless told otherwise */
  MDG_AGENCY_CLOSED,   /* was in the last edition of this list and is no longer */
  MDG_AGENCY_REFUSED,
  MDG_AGENCY_N_OUTCOMES,
} MdgAgencyOutcome;

typedef struct
{
  guint line; /* of the file, 0 for CLOSED */
  MdgAgencyOutcome outcome;
  char *name;   /* NULL when REFUSED */
  char *reason; /* what differs, or why it is left out; NULL */
} MdgAgencyImportRow;

/* What a file would do. Belongs to one thread at a time. */
typedef struct _MdgAgencyImport MdgAgencyImport;

void mdg_agency_import_free (MdgAgencyImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgAgencyImport, mdg_agency_import_free)

/* Of MdgAgencyImportRow; those that are the same are only counted. */
GPtrArray *mdg_agency_import_get_rows (MdgAgencyImport *self);
/* char *: odd values of rows that are taken all the same. */
GPtrArray *mdg_agency_import_get_warnings (MdgAgencyImport *self);
guint mdg_agency_import_get_count (MdgAgencyImport *self,
                                   MdgAgencyOutcome outcome);
/* Take what the file says where people here have said something else. */
void mdg_agency_import_set_takes_file (MdgAgencyImport *self,
                                       gboolean takes_file);

/* Tries the file and changes nothing. */
void mdg_agency_import_try_async (MdgWorkspace *workspace,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
MdgAgencyImport *mdg_agency_import_try_finish (GAsyncResult *result,
                                               GError **error);
/* The same, waiting: command line and tests. */
MdgAgencyImport *mdg_agency_import_try (MdgWorkspace *workspace,
                                        const char *path,
                                        GError **error);

/* Saves it in one transaction, durably; *import (may be NULL) is what undo takes. self must live until the callback and is
   of no use afterwards. Emits register-changed. */
void mdg_agency_import_apply_async (MdgWorkspace *workspace,
                                    MdgAgencyImport *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean mdg_agency_import_apply_finish (MdgWorkspace *workspace,
                                         GAsyncResult *result,
                                         MdgUuid *import,
                                         GError **error);
gboolean mdg_agency_import_apply (MdgWorkspace *workspace,
                                  MdgAgencyImport *self,
                                  MdgUuid *import,
                                  GError **error);

G_END_DECLS
