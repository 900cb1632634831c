#pragma once

#include "mdg-fax-sheet.h"
#include "mdg-report.h"

G_BEGIN_DECLS

typedef struct
{
  MdgFaxKind kind;
  const char *to;        /* who it goes to */
  const char *to_fax;    /* their number, as typed; may be NULL */
  guint n_sheets;        /* with this one; 0: of a cover sheet those of the form and one more */
  const char *reply_due; /* ISO; may be NULL */
  const char *message;   /* may be NULL */
} MdgFaxRequest;

/* The sheet that goes before or after the form of a referral by FAX: addressee, number and code, a box for the reply, and nothing
   that tells who the person is. A reply day that was kept in the referral is printed unless another is asked for. INVALID
   without an addressee, for a number that is none, and for a draft. */
MdgReport *mdg_report_fax_new (MdgWorkspace *workspace,
                               MdgRecord *referral,
                               const MdgFaxRequest *request,
                               GError **error);

G_END_DECLS
