#pragma once

#include "mdg-page.h"
#include "mdg-paper-form.h"
#include "mdg-scan-view.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* A request form that came in, typed in the order of the paper with the original beside; on disk as a draft all along, received
   by one key. */
#define MDG_TYPE_REFERRAL_FORM_PAGE (mdg_referral_form_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgReferralFormPage, mdg_referral_form_page, MDG, REFERRAL_FORM_PAGE, MdgPage)

#define MDG_REFERRAL_DRAFT_FORM "referral"

MdgReferralFormPage *mdg_referral_form_page_new (MdgWorkspace *workspace);

/* A new form; of a case what is known stands in it. NULL for none. A form under way is kept as a draft. */
void mdg_referral_form_page_begin (MdgReferralFormPage *self,
                                   const MdgUuid *case_uuid);
/* The blank form of this serial has come back. */
void mdg_referral_form_page_begin_serial (MdgReferralFormPage *self,
                                          const char *serial);
/* A referral that was received, to be corrected. */
gboolean mdg_referral_form_page_edit (MdgReferralFormPage *self,
                                      const MdgUuid *referral,
                                      GError **error);
gboolean mdg_referral_form_page_open_draft (MdgReferralFormPage *self,
                                            const MdgDraft *draft,
                                            GError **error);
void mdg_referral_form_page_forget_draft (MdgReferralFormPage *self,
                                          const MdgUuid *draft);

MdgRecord *mdg_referral_form_page_get_record (MdgReferralFormPage *self);
MdgPaperForm *mdg_referral_form_page_get_form (MdgReferralFormPage *self);
MdgScanView *mdg_referral_form_page_get_scan (MdgReferralFormPage *self);
const char *mdg_referral_form_page_get_problem (MdgReferralFormPage *self);
/* What is attached from a file, as by drag and drop. */
void mdg_referral_form_page_attach (MdgReferralFormPage *self,
                                    GFile *file);

G_END_DECLS
