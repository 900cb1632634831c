#pragma once

#include "mdg-matrix-query.h"

G_BEGIN_DECLS

/* A case as a row of the issue sheet; texts are codes and names, nothing translated. */
typedef struct
{
  gint64 id;
  MdgUuid uuid;
  MdgUuid member; /* nil in the queue */
  char *letter;   /* NULL in the queue */
  char *number;
  char *title;
  char *name;     /* of the person; NULL when there is none */
  char *age_band; /* as entered for a case on paper */
  char *birth;
  gint64 age; /* -1 when unknown */
  char *age_on;
  char *sex;
  char *household;
  char *household_sub;
  char *care_level;
  char *care_flag;
  MdgUuid area; /* nil when unknown */
  char *area_name;
  char *opened_on;
  char *stage;
  gboolean is_grave;
} MdgSheetCase;

/* A marked sentence. text is the whole note as it stands now (NULL when it is gone); offset and length
   count code points in it. */
typedef struct
{
  MdgUuid uuid;
  MdgUuid consultation; /* nil when the note is none of a consultation */
  char *issue;
  char *quote;
  char *text;
  gint64 offset;
  gint64 length;
  gboolean is_lost;
  char *at;
  char *channel;
  char *direction;
  char *number;
  gint64 weight;
} MdgSheetFinding;

void mdg_sheet_case_free (MdgSheetCase *self);
void mdg_sheet_finding_free (MdgSheetFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgSheetCase, mdg_sheet_case_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgSheetFinding, mdg_sheet_finding_free)

/* Live cases of the set in their order; with set NULL those that wait to be classified (below). */
GPtrArray *mdg_classify_query_list_cases (MdgStore *store,
                                          const MdgUuid *set,
                                          GError **error);
/* Live ticks of one case (MdgMatrixTick). */
GPtrArray *mdg_classify_query_list_ticks (MdgStore *store,
                                          const MdgUuid *case_uuid,
                                          GError **error);
/* Live sentences of a case, newest first. */
GPtrArray *mdg_classify_query_list_findings (MdgStore *store,
                                             const MdgUuid *case_uuid,
                                             GError **error);

/* Cases that wait to be classified: in a set or flagged (hard, hard to live at home, grave), without any issue
   and without a reason why none is needed. -1 on error. */
gint64 mdg_classify_query_count_waiting (MdgStore *store,
                                         GError **error);
/* How often each issue is ticked in the whole register: code to number (GINT_TO_POINTER). */
GHashTable *mdg_classify_query_count_issues (MdgStore *store,
                                             GError **error);

G_END_DECLS
