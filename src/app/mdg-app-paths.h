#pragma once

/* The resources do not move with the application id of a development build. */
#define MDG_RESOURCE_PATH "/io/github/madoguchi/Madoguchi/"
#define MDG_UI_PATH MDG_RESOURCE_PATH "ui/"
