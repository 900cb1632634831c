#pragma once

#include "mdg-change-stack.h"
#include "mdg-referral-page.h"

G_BEGIN_DECLS

/* What the files of the page need of each other. */
MdgWorkspace *mdg_referral_page_get_workspace (MdgReferralPage *self);
MdgChangeStack *mdg_referral_page_get_changes (MdgReferralPage *self);
void mdg_referral_page_show_original (MdgReferralPage *self);
void mdg_referral_page_fail_original (MdgReferralPage *self,
                                      const char *reason);

/* mdg-referral-page-actions.c */
void mdg_referral_page_actions_install (GtkWidgetClass *widget_class);
void mdg_referral_page_actions_update (MdgReferralPage *self);
void mdg_referral_page_print (MdgReferralPage *self,
                              gboolean is_fax);
void mdg_referral_page_attach (MdgReferralPage *self,
                               GFile *file);

/* mdg-referral-page-parts.c: parts of the page that are made anew. */
void mdg_referral_parts_fill_strip (GtkBox *strip,
                                    MdgWorkspace *workspace,
                                    MdgRecord *referral);
void mdg_referral_parts_fill_chips (GtkBox *chips,
                                    MdgWorkspace *workspace,
                                    MdgRecord *referral);
/* What stands on the form, field by field. */
void mdg_referral_parts_fill_content (GtkBox *content,
                                      MdgWorkspace *workspace,
                                      MdgRecord *referral,
                                      gboolean shows_names);
void mdg_referral_parts_fill_ball (GtkBox *box,
                                   MdgWorkspace *workspace,
                                   MdgRecord *referral);
void mdg_referral_parts_fill_clocks (GtkBox *box,
                                     MdgWorkspace *workspace,
                                     MdgRecord *referral);
void mdg_referral_parts_fill_line (GtkBox *box,
                                   MdgWorkspace *workspace,
                                   const MdgUuid *referral);
void mdg_referral_parts_clear (GtkBox *box);

G_END_DECLS
