#pragma once

#include "mdg-forms.h"

G_BEGIN_DECLS

/* The settings in force as a JSON object: those kept, those of the file beside, else "{}" with the target list of the centre. */
char *mdg_forms_load_settings (MdgWorkspace *workspace,
                               GError **error);

/* "K.H." of the kana; NULL where they give none. */
char *mdg_forms_dup_initials (const char *kana);
/* text with the name of the person, in kanji and kana and in parts, as initials. */
char *mdg_forms_mask_name (const char *text,
                           const char *name,
                           const char *kana,
                           const char *initials);
/* The town of an address and nothing that is narrower. */
char *mdg_forms_dup_town (MdgWorkspace *workspace,
                          const char *address);
/* address without the city it begins with. */
const char *mdg_forms_skip_city (MdgWorkspace *workspace,
                                 const char *address);
/* What stands for the person on a FAX: initials, else a word. */
char *mdg_forms_dup_fax_name (MdgRecord *referral);
/* Names, telephones and addresses of anybody in the register that the free texts of the forms still hold, in words; "" when
   there are none. */
char *mdg_forms_list_telling (MdgWorkspace *workspace,
                              MdgFormDocument *document,
                              GError **error);

G_END_DECLS
