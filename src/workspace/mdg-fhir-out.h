#pragma once

#include "mdg-fhir.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Writes one referral as FHIR, whole or not at all, and notes in the audit that it left: number as people write it, or the uuid. INVALID with the
   reason when the referral may not leave in this form: it or the person is not to be shared, or consent was refused. */
gboolean mdg_fhir_out_write (MdgWorkspace *workspace,
                             const char *number,
                             const char *path,
                             MdgFhirForm form,
                             GError **error);

G_END_DECLS
