#define G_LOG_DOMAIN "mdg-report"

#include "config.h"

#include "mdg-fax-sheet.h"

#include <glib/gi18n-lib.h>

#define MESSAGE_HEIGHT 34.0
#define REPLY_HEIGHT 36.0

const char *
mdg_fax_sheet_get_title (MdgFaxKind kind)
{
  switch (kind)
    {
    case MDG_FAX_ASK:
      return C_ ("print", "Has our FAX arrived?");

    case MDG_FAX_RECEIPT:
      return C_ ("print", "Your FAX has arrived");

    case MDG_FAX_COVER:
    default:
      return C_ ("print", "FAX cover sheet");
    }
}

static void
add_field (MdgSheetDocument *document,
           const char *label,
           const char *text)
{
  if (text != NULL && *text != '\0')
    mdg_sheet_document_add_field (document, label, text, 0);
}

static const char *
get_opening (MdgFaxKind kind)
{
  switch (kind)
    {
    case MDG_FAX_ASK:
      return C_ ("print", "We have no answer yet to the FAX below. Please tell us with this sheet whether it has arrived and was read; should it not be there, we send it again.");

    case MDG_FAX_RECEIPT:
      return C_ ("print", "Thank you for your FAX. We have received it as written below and shall be in touch. Please quote the number when you call.");

    case MDG_FAX_COVER:
    default:
      return C_ ("print", "We send you the sheets that follow. Please look at them and send this sheet back with your answer.");
    }
}

static void
add_reply (MdgSheetDocument *document,
           const MdgFaxSheet *sheet)
{
  g_autofree char *heading = sheet->reply_fax != NULL ? g_strdup_printf (C_ ("print", "Reply (send this sheet back by FAX to %s)"), sheet->reply_fax) : g_strdup (C_ ("print", "Reply (send this sheet back by FAX)"));

  mdg_sheet_document_add_heading (document, heading);
  mdg_sheet_document_add_field (document, C_ ("print", "Arrival"), C_ ("print", "☐ It has arrived　　☐ It has arrived and was read　　☐ It is not here or cannot be read"), 0);
  mdg_sheet_document_add_field (document, C_ ("print", "Answer"), C_ ("print", "☐ We take it on\n☐ We take it on under a condition (                                                    )\n☐ We cannot (reason:                                                    )"), 0);
  mdg_sheet_document_add_field (document, C_ ("print", "To be said"), NULL, REPLY_HEIGHT);
  mdg_sheet_document_add_field (document, C_ ("print", "Answered by"), C_ ("print", "Office:                                        Name:                              Day:      /      "), 10);
}

MdgSheetDocument *
mdg_fax_sheet_new_document (const MdgFaxSheet *sheet)
{
  MdgSheetDocument *document = mdg_sheet_document_new (mdg_fax_sheet_get_title (sheet->kind));
  g_autofree char *count = sheet->n_sheets > 0 ? g_strdup_printf ("%u", sheet->n_sheets) : NULL;
  g_autofree char *sheets = count != NULL ? g_strdup_printf (C_ ("print", "%s with this sheet"), count) : NULL;
  g_autofree char *wrong = sheet->reply_tel != NULL ? g_strdup_printf (C_ ("print", "This FAX is meant for the addressee only. Should it have come to you by mistake, please telephone %s and destroy it."), sheet->reply_tel) : NULL;

  mdg_document_set_fax (MDG_DOCUMENT (document), TRUE);
  mdg_sheet_document_set_code (document, C_ ("print", "Request No."), sheet->number, sheet->code);
  add_field (document, C_ ("print", "To"), sheet->to);
  add_field (document, C_ ("print", "FAX"), sheet->to_fax);
  add_field (document, C_ ("print", "Concerning"), sheet->matter);
  add_field (document, C_ ("print", "Sheets"), sheets);
  add_field (document, sheet->kind == MDG_FAX_RECEIPT ? C_ ("print", "Received at") : C_ ("print", "Sent at"), sheet->sent_at);
  add_field (document, C_ ("print", "Reply by"), sheet->reply_due);
  add_field (document, C_ ("print", "In charge"), sheet->in_charge);
  mdg_sheet_document_add_text (document, get_opening (sheet->kind), MDG_ALIGN_LEFT, 0, 0);
  if (sheet->message != NULL || sheet->kind == MDG_FAX_COVER)
    mdg_sheet_document_add_field (document, C_ ("print", "Message"), sheet->message, sheet->kind == MDG_FAX_COVER ? MESSAGE_HEIGHT : 0);
  if (wrong != NULL)
    mdg_sheet_document_add_text (document, wrong, MDG_ALIGN_LEFT, 0, 0);
  if (sheet->kind != MDG_FAX_RECEIPT)
    add_reply (document, sheet);

  return document;
}
