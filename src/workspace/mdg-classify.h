#pragma once

#include "mdg-classify-sheet.h"

G_BEGIN_DECLS

/* Changes that classifying makes; the caller saves them. Each takes the records as they are stored now. */

#define MDG_WEIGHT_MAX 4

/* Ticks the issue for the case, or takes the tick away when there is one. */
MdgChange *mdg_classify_new_toggle (MdgWorkspace *workspace,
                                    const MdgUuid *case_uuid,
                                    const char *issue,
                                    GError **error);
/* Only ticks; NULL without an error when it is ticked already. */
MdgChange *mdg_classify_new_tick (MdgWorkspace *workspace,
                                  const MdgUuid *case_uuid,
                                  const char *issue,
                                  GError **error);
/* Takes away all ticks given (MdgMatrixTick). */
MdgChange *mdg_classify_new_clear (MdgWorkspace *workspace,
                                   GPtrArray *ticks,
                                   GError **error);
/* 1 to MDG_WEIGHT_MAX, 0 for none. */
MdgChange *mdg_classify_new_weight (MdgWorkspace *workspace,
                                    const MdgUuid *tick,
                                    guint weight,
                                    GError **error);
/* What その他 stands for. */
MdgChange *mdg_classify_new_text (MdgWorkspace *workspace,
                                  const MdgUuid *tick,
                                  const char *text,
                                  GError **error);
gboolean mdg_classify_takes_text (const char *issue);

/* Takes a case out of the queue for a reason; NULL or "" puts it back. */
MdgChange *mdg_classify_new_unneeded (MdgWorkspace *workspace,
                                      const MdgUuid *case_uuid,
                                      const char *reason,
                                      GError **error);
/* name: a preset (mdg_issue_columns_list_presets), NULL for the heads of the vocabulary, or MDG_HEADS_OWN with a head a
   line in the order of the columns, then a line a group that begins with MDG_HEADS_GROUP_SIGN; empty ones mean the
   vocabulary's. */
#define MDG_HEADS_OWN "own"
MdgChange *mdg_classify_new_heads (MdgWorkspace *workspace,
                                   const char *name,
                                   const char *own);

/* The item of the column that is most likely meant for the case: one that a marked sentence names, else the one
   ticked most often in this register; NULL while nothing speaks for any. Borrowed from the columns. */
const char *mdg_classify_guess (MdgWorkspace *workspace,
                                MdgClassifySheet *sheet,
                                guint row,
                                guint column);

/* A marked sentence as the screen shows it. */
typedef struct
{
  MdgUuid consultation; /* nil when it stands in no consultation */
  char *issue;
  char *when;   /* "R8.5.12 受電 R8-0127" */
  char *before; /* of the sentence, "" when there is none */
  char *quote;
  char *after;
  gboolean is_lost;
} MdgEvidence;

void mdg_evidence_free (MdgEvidence *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgEvidence, mdg_evidence_free)

/* Sentences behind the cell, newest first. */
GPtrArray *mdg_classify_list_evidence (MdgWorkspace *workspace,
                                       MdgClassifySheet *sheet,
                                       guint row,
                                       guint column,
                                       GError **error);

G_END_DECLS
