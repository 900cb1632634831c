#pragma once

#include "mdg-record-list.h"
#include "mdg-referral-list-query.h"

G_BEGIN_DECLS

/* One referral in a list: what is shown of it, in words. Signal "changed" when the register has other values. */
#define MDG_TYPE_REFERRAL_ROW (mdg_referral_row_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralRow, mdg_referral_row, MDG, REFERRAL_ROW, GObject)

MdgReferralRow *mdg_referral_row_new (MdgWorkspace *workspace,
                                      gint64 id);
void mdg_referral_row_reload (MdgReferralRow *self);

/* NULL when the record is gone. */
const MdgListedReferral *mdg_referral_row_get_line (MdgReferralRow *self);
const MdgUuid *mdg_referral_row_get_uuid (MdgReferralRow *self);

/* Borrowed; "" where there is nothing. */
const char *mdg_referral_row_get_number (MdgReferralRow *self);  /* R8-依0009 */
const char *mdg_referral_row_get_day (MdgReferralRow *self);     /* 5/12 火 */
const char *mdg_referral_row_get_person (MdgReferralRow *self);  /* 甲野 花子 88 女 */
const char *mdg_referral_row_get_kind (MdgReferralRow *self);    /* 医師アウトリーチ */
const char *mdg_referral_row_get_state (MdgReferralRow *self);   /* 調整中 */
const char *mdg_referral_row_get_reasons (MdgReferralRow *self); /* 診療・受診拒否、病態不明 */
const char *mdg_referral_row_get_from (MdgReferralRow *self);    /* 東見本包括 見本 美代 */
const char *mdg_referral_row_get_owner (MdgReferralRow *self);   /* 例示 直子 */
const char *mdg_referral_row_get_ball (MdgReferralRow *self);    /* 依頼者の返事待ち */
const char *mdg_referral_row_get_due (MdgReferralRow *self);     /* 2日超過, 本日中, 5/19 */
gboolean mdg_referral_row_is_late (MdgReferralRow *self);
/* All of it in one sentence, for a screen reader. */
char *mdg_referral_row_dup_summary (MdgReferralRow *self);

/* A list of MdgReferralRow; give it an MdgReferralFilter by mdg_record_list_take_request. */
MdgRecordList *mdg_referral_list_new (MdgWorkspace *workspace);

/* What the criterion is called; msgid of the context "filter". */
const char *mdg_referral_filter_get_label (MdgReferralCriterion criterion);

G_END_DECLS
