#pragma once

#include <gio/gio.h>

#include "mdg-centre.h"
#include "mdg-change.h"
#include "mdg-date.h"
#include "mdg-draft-table.h"
#include "mdg-staff.h"
#include "mdg-store.h"
#include "mdg-vocabularies.h"

G_BEGIN_DECLS

/* One open register: the use cases over the parts below. Belongs to the main thread; reads of a few
   milliseconds are plain calls, writes go to one writer thread, long reads to a reader thread. */
#define MDG_TYPE_WORKSPACE (mdg_workspace_get_type ())
G_DECLARE_FINAL_TYPE (MdgWorkspace, mdg_workspace, MDG, WORKSPACE, GObject)

/* Signals:
     changed (MdgChange *change)   something was saved or taken back; change has the records as they now are
     staff-changed ()
     drafts-changed ()
     register-changed ()           the register was replaced as a whole (import, restore): reload everything */

/* Makes a new register with its centre and the vocabularies the program comes with. */
gboolean mdg_workspace_create (const char *path,
                               const char *centre_name,
                               GError **error);
/* Opens a register. The errors are those of mdg_store_open; LOCKED when another has it open for writing (it can
   then be opened for reading), INVALID on a network share. Damage comes with the last good backup named. */
MdgWorkspace *mdg_workspace_open (const char *path,
                                  MdgStoreMode mode,
                                  GError **error);
/* The same for writing, waiting up to wait_ms for another to let go: for the command line. */
MdgWorkspace *mdg_workspace_open_waiting (const char *path,
                                          guint wait_ms,
                                          GError **error);
/* Whether opening it for writing converts it first, which takes minutes with very many records. FALSE is certain. */
gboolean mdg_workspace_may_be_converted (const char *path);

typedef enum
{
  MDG_OPENING_COPYING, /* the copy that is kept of it */
  MDG_OPENING_CONVERTING,
} MdgOpeningStage;

/* Called on the main thread; part is 0 … 1, or negative where it is not known. */
typedef void (*MdgOpeningProgress) (MdgOpeningStage stage,
                                    double part,
                                    gpointer data);
/* Opens it for writing on a thread of its own. Cancelling leaves it as it was as long as it is copied; later it is without
   effect. progress is called until callback is. */
void mdg_workspace_open_async (const char *path,
                               MdgOpeningProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
MdgWorkspace *mdg_workspace_open_finish (GAsyncResult *result,
                                         GError **error);
/* FALSE when the last one who had it open for writing did not close it: killed, crashed, power cut. A check is
   then due, see mdg-workspace-check.h. */
gboolean mdg_workspace_was_closed_cleanly (MdgWorkspace *self);
/* Waits for the writer and closes; further calls are wrong. */
void mdg_workspace_close (MdgWorkspace *self);

const char *mdg_workspace_get_path (MdgWorkspace *self);
gboolean mdg_workspace_is_read_only (MdgWorkspace *self);
/* The connection of the main thread, for queries of the files of this folder. */
MdgStore *mdg_workspace_get_store (MdgWorkspace *self);
MdgVocabularies *mdg_workspace_get_vocabularies (MdgWorkspace *self);
/* Borrowed; never NULL in an open register. */
MdgCentre *mdg_workspace_get_centre (MdgWorkspace *self);
/* The staff member at this desk; NULL until chosen. */
MdgStaff *mdg_workspace_get_staff (MdgWorkspace *self);
void mdg_workspace_set_staff (MdgWorkspace *self,
                              MdgStaff *staff);
/* Who changes are signed by: the staff member, else what was set. */
const char *mdg_workspace_get_author (MdgWorkspace *self);
void mdg_workspace_set_author (MdgWorkspace *self,
                               const char *author);
/* The fiscal year of the newest consultation, else that of today: what pages open on. */
int mdg_workspace_get_fiscal_year (MdgWorkspace *self);
/* Today; for tests and --as-of it can be set. */
void mdg_workspace_get_today (MdgWorkspace *self,
                              MdgDate *today);
void mdg_workspace_set_today (MdgWorkspace *self,
                              const MdgDate *today);

/* Any record by identity; NOT_FOUND. */
MdgRecord *mdg_workspace_load (MdgWorkspace *self,
                               MdgKind kind,
                               const MdgUuid *uuid,
                               GError **error);
/* Live records of a kind; with a reference field, those that point at uuid. Empty array when none. */
GPtrArray *mdg_workspace_list (MdgWorkspace *self,
                               MdgKind kind,
                               GError **error);
GPtrArray *mdg_workspace_list_children (MdgWorkspace *self,
                                        MdgKind kind,
                                        guint field,
                                        const MdgUuid *uuid,
                                        GError **error);
/* Of MdgRevision (mdg-revision-table.h), oldest first. */
GPtrArray *mdg_workspace_list_revisions (MdgWorkspace *self,
                                         const MdgUuid *uuid,
                                         GError **error);

/* Saves durably. On success the records of change carry their new revisions, ids and numbers. */
void mdg_workspace_save_async (MdgWorkspace *self,
                               MdgChange *change,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean mdg_workspace_save_finish (MdgWorkspace *self,
                                    GAsyncResult *result,
                                    GError **error);
/* The same, waiting: command line and tests. */
gboolean mdg_workspace_save (MdgWorkspace *self,
                             MdgChange *change,
                             GError **error);

/* Takes a saved change back. *kept (may be NULL): labels of what was edited since and left. The uuid of
   the new change, whose undo is redo, goes to *undo (may be NULL). */
void mdg_workspace_undo_async (MdgWorkspace *self,
                               const MdgUuid *change,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean mdg_workspace_undo_finish (MdgWorkspace *self,
                                    GAsyncResult *result,
                                    MdgUuid *undo,
                                    GPtrArray **kept,
                                    GError **error);
gboolean mdg_workspace_undo (MdgWorkspace *self,
                             const MdgUuid *change,
                             MdgUuid *undo,
                             GPtrArray **kept,
                             GError **error);

/* Drafts: written by the writer thread, read at once. */
void mdg_workspace_save_draft_async (MdgWorkspace *self,
                                     const MdgDraft *draft,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean mdg_workspace_save_draft_finish (MdgWorkspace *self,
                                          GAsyncResult *result,
                                          GError **error);
void mdg_workspace_delete_draft_async (MdgWorkspace *self,
                                       const MdgUuid *draft,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean mdg_workspace_delete_draft_finish (MdgWorkspace *self,
                                            GAsyncResult *result,
                                            GError **error);
GPtrArray *mdg_workspace_list_drafts (MdgWorkspace *self,
                                      GError **error);

/* Preferences kept in the register (column mappings, saved filters). */
char *mdg_workspace_dup_preference (MdgWorkspace *self,
                                    const char *key);
gboolean mdg_workspace_set_preference (MdgWorkspace *self,
                                       const char *key,
                                       const char *value,
                                       GError **error);

G_END_DECLS
