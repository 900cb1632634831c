#pragma once

#include "mdg-paper-form.h"

G_BEGIN_DECLS

/* The request form in the order of the paper, and below it what the centre writes. */
void mdg_referral_sheet_add (MdgPaperForm *form,
                             MdgRecord *referral);

G_END_DECLS
