#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-intake-heading.h"

#include <glib/gi18n-lib.h>

#include "mdg-text.h"

const char *
mdg_intake_heading_get_title (MdgIntake *intake)
{
  if (mdg_intake_is_continuing (intake))
    return _ ("Write on");

  return mdg_intake_is_editing (intake) ? _ ("Correct the consultation") : _ ("Intake");
}

/* Number and beginning of what is gone on with; who receives otherwise. No name of a person concerned: the
   title is seen from afar. */
char *
mdg_intake_heading_dup_subtitle (MdgIntake *intake)
{
  MdgRecord *consultation = mdg_intake_get_consultation (intake);
  const char *number = mdg_record_get_text (consultation, MDG_CONSULTATION_NUMBER);
  const char *text = mdg_record_get_text (consultation, MDG_CONSULTATION_TEXT);
  MdgStaff *staff = mdg_workspace_get_staff (mdg_intake_get_workspace (intake));
  g_autofree char *start = text != NULL ? g_strdelimit (mdg_text_ellipsize (text, 24), "\n", ' ') : NULL;

  if (number != NULL)
    return g_strdup_printf ("%s　%s", number, mdg_intake_is_continuing (intake) && start != NULL ? start : "");

  return staff != NULL ? g_strdup_printf (_ ("Received by %s"), mdg_record_get_text (MDG_RECORD (staff), MDG_STAFF_NAME)) : NULL;
}
