#define G_LOG_DOMAIN "mdg-report"

#include "config.h"

#include "mdg-visit-sheet.h"

#include <glib/gi18n-lib.h>

#define FINDINGS_HEIGHT 48.0
#define PLAN_HEIGHT 34.0

/* An answer that is not given leaves its choices to be ticked by hand. */
static void
add_choice (MdgSheetDocument *document,
            const char *label,
            const char *text,
            const char *choices)
{
  mdg_sheet_document_add_field (document, label, text != NULL ? text : choices, 0);
}

static void
add_visit (MdgSheetDocument *document,
           const MdgVisit *visit,
           const char *heading)
{
  mdg_sheet_document_add_heading (document, heading);
  add_choice (document, C_ ("print", "Day and time"), visit->when, C_ ("print", "Day       /      (      )　from      :      to      :      "));
  mdg_sheet_document_add_field (document, C_ ("print", "Place"), visit->place, 0);
  mdg_sheet_document_add_field (document, C_ ("print", "Doctor"), visit->doctor, 0);
  mdg_sheet_document_add_field (document, C_ ("print", "Attendees"), visit->attendees, 0);
  add_choice (document, C_ ("print", "Meeting the person"), visit->met, C_ ("print", "☐ met　　☐ could not be met (reason:                                        )"));
  mdg_sheet_document_add_field (document, C_ ("print", "Findings"), visit->findings, FINDINGS_HEIGHT);
  add_choice (document, C_ ("print", "Scales"), visit->scales, C_ ("print", "HDS-R      ／30　　DASC-21      ／84　　DBD13      ／52　　Zarit-8      ／32"));
  add_choice (document, C_ ("print", "Urgency of the condition"), visit->condition, C_ ("print", "☐ emergency　☐ urgent　☐ soon　☐ ordinary"));
  mdg_sheet_document_add_field (document, C_ ("print", "Plan"), visit->plan, PLAN_HEIGHT);
  mdg_sheet_document_add_field (document, C_ ("print", "Next"), visit->next, 0);
}

MdgSheetDocument *
mdg_visit_sheet_new_document (const MdgVisitSheet *sheet)
{
  static const MdgVisit blank;
  MdgSheetDocument *document = mdg_sheet_document_new (C_ ("print", "Visit report"));

  mdg_sheet_document_set_code (document, C_ ("print", "Request No."), sheet->number, sheet->code);
  mdg_sheet_document_add_field (document, C_ ("print", "Person"), sheet->person, 0);
  mdg_sheet_document_add_field (document, C_ ("print", "Address"), sheet->address, 0);
  mdg_sheet_document_add_field (document, C_ ("print", "Requested by"), sheet->requester, 0);
  mdg_sheet_document_add_field (document, C_ ("print", "Asked to do"), sheet->request, 0);
  if (sheet->n_visits == 0)
    add_visit (document, &blank, C_ ("print", "Visit"));
  for (guint i = 0; i < sheet->n_visits; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", i + 1);
      g_autofree char *heading = sheet->n_visits > 1 ? g_strdup_printf (C_ ("print", "Visit no. %s"), count) : g_strdup (C_ ("print", "Visit"));

      if (i > 0)
        mdg_sheet_document_add_page (document);
      add_visit (document, &sheet->visits[i], heading);
    }
  mdg_sheet_document_add_field (document, C_ ("print", "Written by"), sheet->written_by, 9);

  return document;
}
