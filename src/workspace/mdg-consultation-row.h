#pragma once

#include "mdg-consultation-query.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* One consultation in a list: what is shown of it, in words. Signal "changed" when the register has other values. */
#define MDG_TYPE_CONSULTATION_ROW (mdg_consultation_row_get_type ())
G_DECLARE_FINAL_TYPE (MdgConsultationRow, mdg_consultation_row, MDG, CONSULTATION_ROW, GObject)

/* words (as mdg_text_match_split gives them, may be NULL) are marked in the sentence that holds them. */
MdgConsultationRow *mdg_consultation_row_new (MdgWorkspace *workspace,
                                              gint64 id,
                                              const char *const *words);
void mdg_consultation_row_reload (MdgConsultationRow *self);

/* NULL when the record is gone. */
const MdgListedConsultation *mdg_consultation_row_get_line (MdgConsultationRow *self);
gint64 mdg_consultation_row_get_id (MdgConsultationRow *self);
const MdgUuid *mdg_consultation_row_get_uuid (MdgConsultationRow *self);

/* Borrowed; "" where there is nothing. */
const char *mdg_consultation_row_get_day (MdgConsultationRow *self);      /* 5/12 火 */
const char *mdg_consultation_row_get_time (MdgConsultationRow *self);     /* 14:05 */
const char *mdg_consultation_row_get_person (MdgConsultationRow *self);   /* 甲野 花子 */
const char *mdg_consultation_row_get_age_sex (MdgConsultationRow *self);  /* 88 女 */
const char *mdg_consultation_row_get_from (MdgConsultationRow *self);     /* 東見本包括 */
const char *mdg_consultation_row_get_sentence (MdgConsultationRow *self); /* Pango markup */
const char *mdg_consultation_row_get_content (MdgConsultationRow *self);  /* C1 受診・サービス拒否 */
const char *mdg_consultation_row_get_kind (MdgConsultationRow *self);     /* 新規, 継続 4 */
const char *mdg_consultation_row_get_state (MdgConsultationRow *self);    /* 折返し 5/14, 2日超過, 済 */
gboolean mdg_consultation_row_is_late (MdgConsultationRow *self);
/* All of it in one sentence, for a screen reader. */
char *mdg_consultation_row_dup_summary (MdgConsultationRow *self);

G_END_DECLS
