#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-fhir-out.h"

#include "mdg-error.h"
#include "mdg-file.h"
#include "mdg-record-table.h"
#include "mdg-referrals.h"
#include "mdg-report.h"
#include "mdg-subject.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_person_unshareable (MdgWorkspace *workspace,
                       MdgRecord *referral)
{
  const MdgUuid *uuid = mdg_record_get_reference (referral, MDG_REFERRAL_SUBJECT);
  g_autoptr (MdgRecord) subject = uuid != NULL ? mdg_record_table_load (mdg_workspace_get_store (workspace), MDG_KIND_SUBJECT, uuid, NULL) : NULL;

  return subject != NULL && mdg_record_get_flag (subject, MDG_SUBJECT_IS_UNSHAREABLE);
}

static gboolean
check_may_leave (MdgWorkspace *workspace,
                 MdgRecord *referral,
                 MdgFhirForm form,
                 GError **error)
{
  if (mdg_record_get_flag (referral, MDG_REFERRAL_IS_UNSHAREABLE) || is_person_unshareable (workspace, referral))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This referral, or the person, is marked as not to be shared. Nothing was written."));
      return FALSE;
    }
  if (form == MDG_FHIR_NAMED && g_strcmp0 (mdg_record_get_text (referral, MDG_REFERRAL_CONSENT), "refused") == 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The person or the family did not consent: the referral does not leave with names. Nothing was written. Without names it can leave as pseudonymised."));
      return FALSE;
    }

  return TRUE;
}

gboolean
mdg_fhir_out_write (MdgWorkspace *workspace,
                    const char *number,
                    const char *path,
                    MdgFhirForm form,
                    GError **error)
{
  g_autoptr (MdgRecord) referral = mdg_referrals_find (workspace, number, error);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (referral == NULL || !check_may_leave (workspace, referral, form, error))
    return FALSE;
  text = mdg_fhir_new_referral (referral, mdg_workspace_get_vocabularies (workspace), form, error);
  if (text == NULL)
    return FALSE;
  bytes = g_bytes_new_take (text, strlen (text));
  text = NULL;

  return mdg_output_record (workspace, form == MDG_FHIR_NAMED ? "fhir" : "fhir-pseudonymised", mdg_record_get_text (referral, MDG_REFERRAL_NUMBER), error) && mdg_file_replace_bytes (path, bytes, error);
}
