#pragma once

#include "mdg-form-document.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* The request form (依頼書) of a register on paper, by FAX and as a spreadsheet. What a centre changes in it is kept in the
   register; a register that says nothing of its form takes the file beside it: "office.form.json" beside
   "office.madoguchi". */

#define MDG_FORMS_MOST_BLANK 200

/* The form with the settings in force; INVALID names the part of them that cannot be used. */
MdgFormLayout *mdg_forms_load_layout (MdgWorkspace *workspace,
                                      GError **error);
/* The settings kept in the register; NULL when there are none. */
char *mdg_forms_dup_settings (MdgWorkspace *workspace);
/* Keeps them once the form can be laid out with them; NULL takes them away. */
gboolean mdg_forms_save_settings (MdgWorkspace *workspace,
                                  const char *settings,
                                  GError **error);

/* n blank forms, each with a serial of its own that is bound when it comes back. n is at most MDG_FORMS_MOST_BLANK. */
MdgReport *mdg_forms_new_blank (MdgWorkspace *workspace,
                                guint n,
                                gboolean fax,
                                GError **error);

typedef struct
{
  MdgFormCopies copies; /* 0: once, without heading */
  /* Initials and town instead of name and address, nothing smaller than 10 points. Refused for what must not be shared and where
     abuse is suspected, unless for a reason. */
  gboolean fax;
  const char *reason; /* may be NULL */
} MdgFormsRequest;

/* The forms of these referrals (MdgRecord) one after another. A draft is printed as one. */
MdgReport *mdg_forms_new_filled (MdgWorkspace *workspace,
                                 GPtrArray *referrals,
                                 const MdgFormsRequest *request,
                                 GError **error);

/* By number, serial of its form, the text of its code or uuid, as typed or scanned; NOT_FOUND. */
MdgRecord *mdg_forms_find_referral (MdgWorkspace *workspace,
                                    const char *typed,
                                    GError **error);

/* What stands on the form of a referral; with fax as it may be sent. */
MdgFormData *mdg_forms_new_data (MdgWorkspace *workspace,
                                 MdgRecord *referral,
                                 gboolean fax);

/* FALSE with the reason when the referral may not go out by FAX. */
gboolean mdg_forms_check_fax (MdgWorkspace *workspace,
                              MdgRecord *referral,
                              GError **error);

G_END_DECLS
