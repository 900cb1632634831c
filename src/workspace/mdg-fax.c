#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-fax.h"

#include "mdg-error.h"
#include "mdg-forms-private.h"
#include "mdg-phone.h"
#include "mdg-referral-code.h"
#include "mdg-referral.h"

#include <glib/gi18n-lib.h>

static gboolean
check (MdgRecord *referral,
       const MdgFaxRequest *request,
       GError **error)
{
  if (request->to == NULL || *request->to == '\0')
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Say who the FAX goes to."));
      return FALSE;
    }
  if (mdg_record_is_empty (referral, MDG_REFERRAL_NUMBER))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A draft has no number yet and is not sent by FAX. Receive it first."));
      return FALSE;
    }

  return request->to_fax == NULL || mdg_phone_check (request->to_fax, error);
}

static char *
dup_long_day (const char *iso)
{
  MdgDate date;

  return iso != NULL && mdg_date_parse_iso (iso, &date) ? mdg_date_format_long (&date) : NULL;
}

/* Pages of the form that follows. */
static guint
count_form (MdgWorkspace *workspace,
            MdgRecord *referral,
            GError **error)
{
  g_autoptr (MdgFormLayout) layout = mdg_forms_load_layout (workspace, error);
  g_autoptr (MdgDocument) document = NULL;

  if (layout == NULL)
    return 0;

  document = MDG_DOCUMENT (mdg_form_document_new (layout));
  mdg_form_document_take_form (MDG_FORM_DOCUMENT (document), mdg_forms_new_data (workspace, referral, TRUE));
  mdg_document_set_fax (document, TRUE);
  mdg_document_paginate (document, MDG_PAPER_A4_PORTRAIT);

  return mdg_document_get_n_pages (document);
}

/* "アウトリーチ 依頼書": of what kind, and nothing of whom. */
static char *
dup_matter (MdgWorkspace *workspace,
            MdgRecord *referral)
{
  const char *kind = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), "ref_kind", mdg_record_get_text (referral, MDG_REFERRAL_KIND), 0);

  return g_strdup_printf (C_ ("print", "Request: %s"), kind);
}

static MdgReport *
new_report (MdgWorkspace *workspace,
            const MdgFaxSheet *sheet)
{
  g_autofree char *title = g_strdup_printf ("%s %s", mdg_fax_sheet_get_title (sheet->kind), sheet->number);
  MdgReport *report = mdg_report_new ("fax", title);
  MdgSheetDocument *document = mdg_fax_sheet_new_document (sheet);

  mdg_document_set_version (MDG_DOCUMENT (document), "");
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return report;
}

MdgReport *
mdg_report_fax_new (MdgWorkspace *workspace,
                    MdgRecord *referral,
                    const MdgFaxRequest *request,
                    GError **error)
{
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (workspace));
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  gboolean is_receipt = request->kind == MDG_FAX_RECEIPT;
  const char *due_iso = request->reply_due != NULL ? request->reply_due : mdg_record_get_text (referral, MDG_REFERRAL_FAX_REPLY_DUE);
  g_autofree char *initials = mdg_forms_dup_fax_name (referral);
  g_autofree char *number = mdg_referral_number_format (mdg_record_get_text (referral, MDG_REFERRAL_NUMBER));
  g_autofree char *code = number != NULL ? mdg_referral_code_format (mdg_record_get_text (referral, MDG_REFERRAL_NUMBER)) : NULL;
  g_autofree char *to_fax = request->to_fax != NULL ? mdg_phone_format (request->to_fax) : NULL;
  g_autofree char *matter = dup_matter (workspace, referral);
  g_autofree char *sent_at = request->kind == MDG_FAX_COVER ? NULL : mdg_datetime_format (mdg_record_get_text (referral, is_receipt ? MDG_REFERRAL_RECEIVED_AT : MDG_REFERRAL_FAX_SENT_AT));
  g_autofree char *due = is_receipt ? NULL : dup_long_day (due_iso);
  g_autofree char *message = mdg_forms_mask_name (request->message, mdg_record_get_text (referral, MDG_REFERRAL_SUBJECT_NAME), mdg_record_get_text (referral, MDG_REFERRAL_SUBJECT_KANA), initials);
  guint n_sheets = request->n_sheets;
  MdgFaxSheet sheet = {
    .kind = request->kind,
    .to = request->to,
    .to_fax = to_fax,
    .matter = matter,
    .number = number,
    .code = code,
    .sent_at = sent_at,
    .reply_due = due,
    .reply_fax = mdg_record_get_text (centre, MDG_CENTRE_FAX),
    .reply_tel = mdg_record_get_text (centre, MDG_CENTRE_PHONE),
    .in_charge = staff != NULL ? mdg_record_get_text (MDG_RECORD (staff), MDG_STAFF_NAME) : NULL,
    .message = message,
  };

  if (!check (referral, request, error))
    return NULL;
  if (n_sheets == 0 && request->kind == MDG_FAX_COVER)
    {
      n_sheets = count_form (workspace, referral, error) + 1;
      if (n_sheets == 1)
        return NULL;
    }
  sheet.n_sheets = n_sheets;

  return new_report (workspace, &sheet);
}
