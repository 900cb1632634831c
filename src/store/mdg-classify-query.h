#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* A case as a row of the issue sheet; texts are codes and names, nothing translated. */
typedef struct
{
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
  MdgUuid area; /* nil when unknown */
  char *area_name;
  char *opened_on;
  char *stage;
  gboolean is_grave;
} MdgSheetCase;

/* One tick: an issue of a case. from and to are the first and last day of the consultations whose sentences
   carry it, NULL when no sentence does. */
typedef struct
{
  MdgUuid uuid;
  MdgUuid case_uuid;
  char *issue;
  char *text;
  gint64 weight; /* 1–4, 0 when none was given */
  char *from;
  char *to;
  guint n_findings;
} MdgSheetTick;

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
void mdg_sheet_tick_free (MdgSheetTick *self);
void mdg_sheet_finding_free (MdgSheetFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgSheetCase, mdg_sheet_case_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgSheetTick, mdg_sheet_tick_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgSheetFinding, mdg_sheet_finding_free)

/* Live cases of the set in their order; with set NULL those that wait to be classified (below). */
GPtrArray *mdg_classify_query_list_cases (MdgStore *store,
                                          const MdgUuid *set,
                                          GError **error);
/* Live ticks of the cases of the set, in the order in which they were made; with set NULL none. */
GPtrArray *mdg_classify_query_list_ticks (MdgStore *store,
                                          const MdgUuid *set,
                                          GError **error);
/* The same of one case. */
GPtrArray *mdg_classify_query_list_ticks_of_case (MdgStore *store,
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
