import { spawn } from 'child_process';

spawn('ls');
