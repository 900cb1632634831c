#pragma once

#include "mdg-classify-columns.h"
#include "mdg-classify-query.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The issue sheet of one set as the screen works on it: rows of cases, columns of issues, ticks in the cells,
   and what they add up to. Rows count as they are shown, after the filter. */
typedef struct _MdgClassifySheet MdgClassifySheet;

/* set NULL: the queue of cases that wait to be classified. */
MdgClassifySheet *mdg_classify_sheet_load (MdgWorkspace *workspace,
                                           const MdgUuid *set,
                                           GError **error);
void mdg_classify_sheet_free (MdgClassifySheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgClassifySheet, mdg_classify_sheet_free)

MdgClassifyColumns *mdg_classify_sheet_get_columns (MdgClassifySheet *self);

/* What a change means for the sheet: ticks were taken over (the cells concerned changed), or it has to be
   loaded anew, or nothing. */
typedef enum
{
  MDG_SHEET_SAME,
  MDG_SHEET_UPDATED,
  MDG_SHEET_STALE,
} MdgSheetEffect;

MdgSheetEffect mdg_classify_sheet_apply (MdgClassifySheet *self,
                                         MdgChange *change);

/* Only cases of the area (NULL all) and ticks of the days from … to (ISO, NULL open), by the rule of paper and files
   (mdg-matrix-query.h). */
gboolean mdg_classify_sheet_set_filter (MdgClassifySheet *self,
                                        const MdgUuid *area,
                                        const char *from,
                                        const char *to,
                                        GError **error);
/* Shows only the cases that a total counts: column or group, the other G_MAXUINT; both G_MAXUINT ends it. */
void mdg_classify_sheet_set_drill (MdgClassifySheet *self,
                                   guint column,
                                   guint group);

guint mdg_classify_sheet_get_n_rows (MdgClassifySheet *self);
/* Cases after the filter, drilled or not: what shares are shares of. */
guint mdg_classify_sheet_get_n_cases (MdgClassifySheet *self);
/* Cases of the set, unfiltered. */
guint mdg_classify_sheet_get_n_all (MdgClassifySheet *self);
const MdgSheetCase *mdg_classify_sheet_get_case (MdgClassifySheet *self,
                                                 guint row);
/* Row of the case, G_MAXUINT when it is not shown. */
guint mdg_classify_sheet_find_row (MdgClassifySheet *self,
                                   const MdgUuid *case_uuid);
/* "80代女" and "独居・認定なし". */
const char *mdg_classify_sheet_get_person (MdgClassifySheet *self,
                                           guint row);
const char *mdg_classify_sheet_get_situation (MdgClassifySheet *self,
                                              guint row);
/* The letter, "★" behind it where the case is grave; the number in the queue. */
char *mdg_classify_sheet_dup_letter (MdgClassifySheet *self,
                                     guint row);

/* Ticks of a cell in the order of the vocabulary (MdgMatrixTick), borrowed; NULL when there is none. */
GPtrArray *mdg_classify_sheet_get_ticks (MdgClassifySheet *self,
                                         guint row,
                                         guint column);
const MdgMatrixTick *mdg_classify_sheet_find_tick (MdgClassifySheet *self,
                                                   guint row,
                                                   const char *issue);
/* The most ticks any cell of the row has. */
guint mdg_classify_sheet_get_max_ticks (MdgClassifySheet *self,
                                        guint row);
/* What stands in the cell, and in full; the words of その他 instead of その他. Borrowed until the sheet changes. */
const char *mdg_classify_sheet_get_short (MdgClassifySheet *self,
                                          const MdgMatrixTick *tick);
const char *mdg_classify_sheet_get_label (MdgClassifySheet *self,
                                          const MdgMatrixTick *tick);
gboolean mdg_classify_sheet_is_fact (MdgClassifySheet *self,
                                     const MdgMatrixTick *tick);

/* Cases with at least one tick in the column or group; ticks apart. */
guint mdg_classify_sheet_count_cases (MdgClassifySheet *self,
                                      guint column);
guint mdg_classify_sheet_count_ticks (MdgClassifySheet *self,
                                      guint column);
guint mdg_classify_sheet_count_group_cases (MdgClassifySheet *self,
                                            guint group);
guint mdg_classify_sheet_count_group_ticks (MdgClassifySheet *self,
                                            guint group);
/* Cases that have the issue. */
guint mdg_classify_sheet_count_issue (MdgClassifySheet *self,
                                      const char *issue);

G_END_DECLS
