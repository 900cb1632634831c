#pragma once

#include "mdg-consultation-mapping.h"
#include "mdg-import-run-table.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* A centre's own list of consultations coming in: read, tried, shown, then saved as one change that can be
   taken back as a whole. */

typedef enum
{
  MDG_IMPORT_NEW,
  MDG_IMPORT_SAME, /* the register, or the file above, has it already */
  MDG_IMPORT_REFUSED,
} MdgImportOutcome;

typedef struct
{
  guint line; /* of the file */
  MdgImportOutcome outcome;
  char *reason;            /* of REFUSED, in plain words */
  MdgConsultationRow *row; /* NULL when REFUSED */
} MdgImportRow;

/* What a file would do. Belongs to one thread at a time. */
typedef struct
{
  char *path;
  char *sheet; /* NULL: the first */
  guint8 hash[32];
  MdgConsultationMapping *mapping; /* change it, then try again */
  GPtrArray *rows;                 /* MdgImportRow, in the order of the file */
  GPtrArray *warnings;             /* char *; these rows are taken all the same */
  GPtrArray *unknown;              /* MdgUnknownWord, each once */
  guint n_new;
  guint n_same;
  guint n_refused;
} MdgImportPreview;

void mdg_import_preview_free (MdgImportPreview *preview);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgImportPreview, mdg_import_preview_free)

/* Tries the file and changes nothing. mapping_json NULL: guessed from the head, with what was chosen for a file of
   the same head before. With given columns that the file lacks, INVALID names them. */
void mdg_import_preview_async (MdgWorkspace *workspace,
                               const char *path,
                               const char *sheet,
                               const char *mapping_json,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
MdgImportPreview *mdg_import_preview_finish (GAsyncResult *result,
                                             GError **error);
/* The same, waiting: command line and tests. */
MdgImportPreview *mdg_import_preview (MdgWorkspace *workspace,
                                      const char *path,
                                      const char *sheet,
                                      const char *mapping_json,
                                      GError **error);

/* Saves what is new in one transaction, durably; refused and known rows stay out. The mapping is remembered.
 *import (may be NULL) is what undo takes. preview must live until the callback. Emits register-changed. */
void mdg_import_apply_async (MdgWorkspace *workspace,
                             MdgImportPreview *preview,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean mdg_import_apply_finish (MdgWorkspace *workspace,
                                  GAsyncResult *result,
                                  MdgUuid *import,
                                  GError **error);
gboolean mdg_import_apply (MdgWorkspace *workspace,
                           MdgImportPreview *preview,
                           MdgUuid *import,
                           GError **error);

/* What came in, of MdgImportRun, newest first. */
GPtrArray *mdg_import_list (MdgWorkspace *workspace,
                            guint limit,
                            GError **error);
/* Voids what it made; what was edited since is kept and listed in *kept (may be NULL). CONFLICT when it was taken
   back already. */
gboolean mdg_import_undo (MdgWorkspace *workspace,
                          const MdgUuid *import,
                          GPtrArray **kept,
                          GError **error);
/* The same on the writer thread; gives what was kept, empty when nothing was. */
void mdg_import_undo_async (MdgWorkspace *workspace,
                            const MdgUuid *import,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GPtrArray *mdg_import_undo_finish (MdgWorkspace *workspace,
                                   GAsyncResult *result,
                                   GError **error);

G_END_DECLS
