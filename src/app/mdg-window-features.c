#define G_LOG_DOMAIN "mdg-app"

#include "mdg-window.h"

#include "mdg-backup-feature.h"
#include "mdg-cases-page.h"
#include "mdg-consultations-page.h"
#include "mdg-crosstab-page.h"
#include "mdg-directory-page.h"
#include "mdg-first-steps-page.h"
#include "mdg-import-feature.h"
#include "mdg-intake-feature.h"
#include "mdg-issues-page.h"
#include "mdg-ladder-install.h"
#include "mdg-map-page.h"
#include "mdg-meetings-page.h"
#include "mdg-referrals-page.h"
#include "mdg-register-search.h"
#include "mdg-reports.h"
#include "mdg-roster-page.h"
#include "mdg-settings-page.h"
#include "mdg-today-page.h"

typedef void (*MdgFeatureInstaller) (MdgWindow *window);

/* Each feature adds its pages, actions, commands and search; in the order of the sidebar, ended by NULL. */
static const MdgFeatureInstaller features[] = {
  mdg_today_install,
  mdg_intake_install,
  mdg_consultations_install,
  mdg_cases_install,
  mdg_referrals_install,
  mdg_issues_install,
  mdg_ladder_install,
  mdg_roster_install,
  mdg_directory_install,
  mdg_map_install,
  mdg_meetings_install,
  mdg_figures_install,
  mdg_register_search_install,
  mdg_reports_install,
  mdg_import_install,
  mdg_settings_install,
  mdg_first_steps_install,
  mdg_backup_install,
  NULL,
};

void
mdg_window_install_features (MdgWindow *self)
{
  g_return_if_fail (MDG_IS_WINDOW (self));

  for (guint i = 0; features[i] != NULL; i++)
    features[i](self);
}
