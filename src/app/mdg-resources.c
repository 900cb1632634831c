#define G_LOG_DOMAIN "mdg-app"

#include "mdg-resources.h"

#include "mdg-data-resource.h"
#include "mdg-ui-resource.h"

void
mdg_app_register_resources (void)
{
  mdg_data_register_resource ();
  mdg_ui_register_resource ();
}
